package dev.camelion.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.SyncLoad;
import dev.camelion.TestShop;
import dev.camelion.testkit.Databases;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One table of 40,000 rows gets 500 changes a second and is synced: for how long a commit to another table is not in the
 * target, at most.
 *
 * <p>{@code -Dcamelion.bench.rounds} syncs.
 */
@Tag("sync")
class SyncBench {
    private static final int ROUNDS = Integer.getInteger("camelion.bench.rounds", 5);
    private static final int CHANGES_A_SECOND = 500;

    @TempDir
    private Path directory;

    @Test
    void syncs_a_busy_table() throws Exception {
        var rows = new ArrayList<List<String>>();
        try (var shop = TestShop.running(directory, Databases.mySql(), SyncLoad.TABLES);
                var postgres = Databases.postgres().connect("postgres")) {
            try (var load = new SyncLoad(shop, CHANGES_A_SECOND)) {
                load.awaitCaughtUp();
                load.awaitChanges(5 * CHANGES_A_SECOND);
                rows.add(row("without a sync", 5.0, load.largestLag()));
                for (var round = 1; round <= ROUNDS; round++) {
                    var started = System.nanoTime();
                    assertThat(shop.sync("busy")).isTrue();
                    var seconds = (System.nanoTime() - started) / 1e9;
                    rows.add(row("sync " + round, seconds, load.largestLag()));
                }
            }
            assertThat(shop.unequal()).isEmpty();
            new Report("sync", "A busy table is copied again")
                    .list(Machine.facts(postgres))
                    .line("%d changes a second to the table; another one gets a commit ten times a second."
                            .formatted(CHANGES_A_SECOND))
                    .table(List.of("what", "took, s", "largest lag of the other table, s", "aim"), rows)
                    .publish();
        }
    }

    private static List<String> row(String what, double seconds, Duration lag) {
        return List.of(
                what,
                String.format(Locale.ROOT, "%.1f", seconds),
                String.format(Locale.ROOT, "%.2f", lag.toMillis() / 1000.0),
                "2");
    }
}
