package dev.camelion.ddl.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.TestShop;
import dev.camelion.testkit.Databases;
import dev.camelion.testkit.MySqlServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random schema changes between random rows, replicated from a real MySQL: structure and rows must be equal after each
 * round. More seeds with {@code -Dcamelion.test.ddl-seeds}, from {@code -Dcamelion.test.ddl-seed} on; one seed alone
 * does the same again.
 */
class RandomDdlIT {
    private static final long FIRST = Long.getLong("camelion.test.ddl-seed", 1);
    private static final int SEEDS = Integer.getInteger(
            "camelion.test.ddl-seeds", System.getProperty("camelion.test.ddl-seed") == null ? 50 : 1);

    /** Seeds that failed, after which no more are tried. */
    private static final int SHOWN = 5;

    /** The share of all tables that may end set aside. */
    private static final double SET_ASIDE = 0.08;

    @TempDir
    private Path directory;

    MySqlServer server() {
        return Databases.mySql();
    }

    @Test
    void every_seed_leaves_the_same_tables_in_source_and_target() throws Exception {
        var tally = new Tally();
        var failures = new ArrayList<String>();
        var start = System.nanoTime();
        try (var shop = TestShop.running(directory, server());
                var sides = new Sides(shop)) {
            var isStuck = false;
            for (var seed = FIRST; seed < FIRST + SEEDS && failures.size() < SHOWN && !isStuck; seed++) {
                var run = new SeedRun(seed, sides, tally);
                var found = run.differences();
                isStuck = run.isStuck();
                if (!found.isEmpty()) {
                    failures.add("seed %d\n%s\n=> %s\n"
                            .formatted(seed, String.join(";\n", run.ran()), String.join("\n=> ", found)));
                }
            }
        }
        System.out.println("random ddl: seeds=%d took=%ds %s"
                .formatted(SEEDS, Duration.ofNanos(System.nanoTime() - start).toSeconds(), tally));
        assertThat(failures).isEmpty();
        assertThat(tally.setAsideShare()).as("%s", tally).isLessThan(SET_ASIDE);
        if (SEEDS >= 50) {
            assertThat(tally.tooRare()).isEmpty();
        }
    }
}
