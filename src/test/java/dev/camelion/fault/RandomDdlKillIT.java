package dev.camelion.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.ddl.random.SeedRun;
import dev.camelion.ddl.random.Sides;
import dev.camelion.ddl.random.Tally;
import dev.camelion.demo.embedded.MySqlOptions;
import dev.camelion.testkit.Databases;
import dev.camelion.testkit.MySqlServer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The random schema changes of {@code RandomDdlIT}, with a replica that is killed on the way, most often within a schema
 * change: structure and rows must be equal after each round, and every event logged once. {@code
 * -Dcamelion.test.ddl-seeds} seeds, from {@code -Dcamelion.test.ddl-seed} on; one seed alone runs the same statements
 * again, the kills come where they come.
 */
@Tag("fault")
class RandomDdlKillIT {
    private static final long FIRST = Long.getLong("camelion.test.ddl-seed", 1);
    private static final int SEEDS = Integer.getInteger(
            "camelion.test.ddl-seeds", System.getProperty("camelion.test.ddl-seed") == null ? 12 : 1);

    /** The share of all tables that may end set aside; above RandomDdlIT's, for there are fewer of them. */
    // of few tables, a share says little
    private static final double SET_ASIDE = SEEDS < 10 ? 0.4 : 0.15;

    @TempDir
    private Path directory;

    @Test
    void every_seed_leaves_both_sides_equal_on_the_bundled_server() throws Exception {
        try (var mysql = Databases.ownMySql(MySqlOptions.defaults().withGtids(true))) {
            survives(mysql, "bundled", FIRST);
        }
    }

    @Test
    void every_seed_leaves_both_sides_equal_on_a_current_server() throws Exception {
        try (var mysql = Databases.currentMySql(MySqlOptions.defaults().withGtids(false))) {
            survives(mysql, "current", SEEDS == 1 ? FIRST : FIRST + SEEDS);
        }
    }

    private void survives(MySqlServer mysql, String server, long first) throws Exception {
        var tally = new Tally();
        var start = System.nanoTime();
        try (var replica = new KilledReplica(directory, mysql, first);
                var sides = new Sides(replica)) {
            for (var seed = first; seed < first + SEEDS; seed++) {
                var kills = replica.kills();
                var within = replica.killsWithinDdl();
                var run = new SeedRun(seed, sides, tally);
                assertThat(run.differences())
                        .as("seed %d\n%s", seed, String.join(";\n", run.ran()))
                        .isEmpty();
                System.out.println("random ddl, killed: server=%s seed=%d statements=%d kills=%d within-ddl=%d"
                        .formatted(
                                server,
                                seed,
                                run.ran().size(),
                                replica.kills() - kills,
                                replica.killsWithinDdl() - within));
            }
            System.out.println("random ddl, killed: server=%s seeds=%d kills=%d within-ddl=%d %s took=%ds %s"
                    .formatted(
                            server,
                            SEEDS,
                            replica.kills(),
                            replica.killsWithinDdl(),
                            replica.byGate(),
                            Duration.ofNanos(System.nanoTime() - start).toSeconds(),
                            tally));
            assertThat(replica.flaws()).as("events logged twice or left out").allMatch(flaws -> flaws.isEmpty());
            assertThat(replica.killsWithinDdl())
                    .as("kills within a schema change")
                    .isGreaterThanOrEqualTo(SEEDS * 2);
        }
        assertThat(tally.setAsideShare()).as("%s", tally).isLessThan(SET_ASIDE);
    }
}
