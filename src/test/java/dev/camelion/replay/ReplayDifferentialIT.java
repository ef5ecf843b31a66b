package dev.camelion.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/**
 * Random changes of a real MySQL, replayed: MySQL's contents, a plain per-row replay's and the product's must be equal.
 * More seeds with {@code -Dcamelion.test.replay-seeds}, from {@code -Dcamelion.test.replay-seed} on, some shapes only
 * with {@code -Dcamelion.test.replay-shapes} (a regular expression).
 */
class ReplayDifferentialIT {
    private static final long FIRST = Long.getLong("camelion.test.replay-seed", 1);
    private static final int SEEDS = Integer.getInteger("camelion.test.replay-seeds", 200);

    /** Fewer seeds, or chosen shapes, are for looking at something: they need not meet every rule. */
    private static final boolean IS_WHOLE = SEEDS >= 200 && System.getProperty("camelion.test.replay-shapes") == null;

    @Test
    void every_seed_leaves_the_same_rows_in_source_and_targets() throws SQLException {
        var coverage = new Coverage();
        var failures = new ArrayList<String>();
        var start = System.nanoTime();
        try (var differential = new Differential()) {
            for (var seed = FIRST; seed < FIRST + SEEDS && failures.size() < 30; seed++) {
                failures.addAll(differential.differences(seed, coverage));
            }
        }
        System.out.println("replay: seeds=%d took=%ds %s"
                .formatted(SEEDS, Duration.ofNanos(System.nanoTime() - start).toSeconds(), coverage));
        assertThat(failures).isEmpty();
        if (IS_WHOLE) {
            assertThat(coverage.tooRare(SEEDS)).isEmpty();
        }
    }
}
