package dev.camelion.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Random changes of a real MySQL, replayed: MySQL's contents, a plain per-row replay's and the product's must be equal.
 * More seeds with {@code -Dcamelion.test.replay-seeds}, from {@code -Dcamelion.test.replay-seed} on, some shapes only
 * with {@code -Dcamelion.test.replay-shapes} (a regular expression).
 */
class ReplayDifferentialIT {
    private static final long FIRST = Long.getLong("camelion.test.replay-seed", 1);
    private static final int SEEDS = Integer.getInteger("camelion.test.replay-seeds", 200);

    private static final int SEEDS_WITHOUT_MERGE = 40;

    /** Seeds that failed, after which no more are tried, and lines shown of each. */
    private static final int SHOWN = 5;

    private static final int SHOWN_LINES = 12;

    /** Fewer seeds, or chosen shapes, are for looking at something: they need not meet every rule. */
    private static final boolean IS_WHOLE = SEEDS >= 200 && System.getProperty("camelion.test.replay-shapes") == null;

    @Test
    void every_seed_leaves_the_same_rows_in_source_and_targets() throws SQLException {
        var coverage = new Coverage();
        try (var differential = new Differential()) {
            assertThat(failures(differential, SEEDS, coverage)).isEmpty();
        }
        if (IS_WHOLE) {
            assertThat(coverage.tooRare(SEEDS, Shape.wanted())).isEmpty();
        }
    }

    /** PostgreSQL 14 has no MERGE. */
    @Test
    void the_same_without_merge() throws SQLException {
        var noMerge = new Mutation(
                "no table is merged",
                ".*",
                "fn_replay_net_statement",
                "current_setting('server_version_num')::int >= 150000",
                "false");
        try (var differential = new Differential()) {
            noMerge.plant(differential.product().database());
            assertThat(failures(differential, Math.min(SEEDS, SEEDS_WITHOUT_MERGE), new Coverage()))
                    .isEmpty();
        }
    }

    private static List<List<String>> failures(Differential differential, int seeds, Coverage coverage)
            throws SQLException {
        var failures = new ArrayList<List<String>>();
        var start = System.nanoTime();
        for (var seed = FIRST; seed < FIRST + seeds && failures.size() < SHOWN; seed++) {
            var found = differential.differences(seed, coverage);
            if (!found.isEmpty()) {
                failures.add(found.subList(0, Math.min(found.size(), SHOWN_LINES)));
            }
        }
        System.out.println("replay: seeds=%d took=%ds %s"
                .formatted(seeds, Duration.ofNanos(System.nanoTime() - start).toSeconds(), coverage));
        return failures;
    }
}
