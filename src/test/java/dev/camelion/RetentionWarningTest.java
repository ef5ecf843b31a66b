package dev.camelion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.cli.operation.Progress;
import dev.camelion.model.TableId;
import dev.camelion.source.BinlogRetention;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RetentionWarningTest {
    private static final TableId ORDERS = new TableId("shop", "orders");

    private final AtomicLong nanos = new AtomicLong(-77);
    private final List<String> passedOn = new ArrayList<>();

    private RetentionWarning copy(Optional<Duration> kept, Duration age, int seconds) {
        var retention = new BinlogRetention(kept, "binlog_expire_logs_seconds");
        var progress = new RetentionWarning(new Noted(passedOn), "shop", retention, age, nanos::get);
        progress.plan(List.of(new Progress.Expected(ORDERS, 5400, 5400)));
        for (var second = 0; second <= seconds; second++) {
            progress.table(ORDERS, second, 5400, second);
            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        }
        return progress;
    }

    @Test
    void warns_once_the_copy_needs_longer_than_the_source_keeps_its_binlog() {
        assertThat(copy(Optional.of(Duration.ofHours(1)), Duration.ZERO, 9).warning())
                .isEmpty();
        assertThat(copy(Optional.of(Duration.ofHours(1)), Duration.ZERO, 60).warning())
                .contains("binlog-retention source shop keeps its binary logs 3600 s, the copy needs about 5400 s."
                        + " Set binlog_expire_logs_seconds to 10800 or higher until it has ended.");
    }

    @Test
    void says_nothing_where_it_is_kept_long_enough_or_for_ever() {
        assertThat(copy(Optional.of(Duration.ofHours(2)), Duration.ZERO, 60).warning())
                .isEmpty();
        assertThat(copy(Optional.empty(), Duration.ZERO, 60).warning()).isEmpty();
    }

    @Test
    void the_age_of_an_earlier_snapshot_counts() {
        assertThat(copy(Optional.of(Duration.ofHours(2)), Duration.ofHours(1), 60)
                        .warning())
                .hasValueSatisfying(text -> assertThat(text).contains("7200 s, the copy needs about 9000 s"));
    }

    @Test
    void passes_everything_on() {
        var progress = copy(Optional.empty(), Duration.ZERO, 0);
        progress.phase("taking the snapshot");
        progress.resumed(ORDERS, 1, 2);
        progress.state(ORDERS, "indexing");
        progress.done(ORDERS, 3, 4);
        assertThat(passedOn)
                .containsExactly(
                        "plan 1",
                        "table shop.orders 0 5400 0",
                        "phase taking the snapshot",
                        "resumed shop.orders 1 2",
                        "state shop.orders indexing",
                        "done shop.orders 3 4");
    }

    private record Noted(List<String> calls) implements Progress {
        @Override
        public void plan(List<Expected> tables) {
            calls.add("plan " + tables.size());
        }

        @Override
        public void phase(String what) {
            calls.add("phase " + what);
        }

        @Override
        public void resumed(TableId table, long rows, long bytes) {
            calls.add("resumed %s %d %d".formatted(table, rows, bytes));
        }

        @Override
        public void table(TableId table, long rows, long expectedRows, long bytes) {
            calls.add("table %s %d %d %d".formatted(table, rows, expectedRows, bytes));
        }

        @Override
        public void state(TableId table, String what) {
            calls.add("state %s %s".formatted(table, what));
        }

        @Override
        public void done(TableId table, long rows, long bytes) {
            calls.add("done %s %d %d".formatted(table, rows, bytes));
        }
    }
}
