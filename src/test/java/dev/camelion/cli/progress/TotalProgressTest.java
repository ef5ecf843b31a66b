package dev.camelion.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.cli.operation.Progress.Expected;
import dev.camelion.model.TableId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TotalProgressTest {
    private static final TableId ORDERS = new TableId("shop", "orders");
    private static final TableId ITEMS = new TableId("shop", "items");
    private static final long MB = 1 << 20;

    private final FakeClock clock = new FakeClock();
    private final TotalProgress total = new TotalProgress("copying", clock);

    @Test
    void weighs_tables_by_their_bytes() {
        total.plan(List.of(new Expected(ORDERS, 1000, 90 * MB), new Expected(ITEMS, 1000, 10 * MB)));
        total.table(ITEMS, 0, 1000, 0);
        clock.advance(10_000);
        total.done(ITEMS, 1000, 5 * MB);
        assertThat(total.left()).contains(Duration.ofSeconds(90));
    }

    @Test
    void what_an_earlier_run_has_done_is_no_part_of_the_speed() {
        total.plan(List.of(new Expected(ORDERS, 1000, 100 * MB)));
        total.resumed(ORDERS, 500, 50 * MB);
        assertThat(total.rows()).isEqualTo(500);
        assertThat(total.left()).isEmpty();
        total.table(ORDERS, 500, 1000, 50 * MB);
        clock.advance(10_000);
        total.table(ORDERS, 600, 1000, 60 * MB);
        assertThat(total.left()).contains(Duration.ofSeconds(40));
        assertThat(total.rate()).isEqualTo(MB);
        assertThat(total.table(ORDERS).rate(clock.getAsLong())).isEqualTo(10);
    }

    @Test
    void the_rate_is_that_of_the_last_seconds() {
        total.table(ORDERS, 0, -1, 0);
        for (var second = 0; second < 60; second++) {
            clock.advance(1000);
            total.table(ORDERS, second * 100L, -1, second * MB);
            total.rate();
        }
        assertThat(total.rate()).isEqualTo(MB);
        for (var second = 0; second < 10; second++) {
            clock.advance(1000);
            total.rate();
        }
        assertThat(total.rate()).isZero();
    }

    @Test
    void cannot_tell_what_is_left_at_once_or_without_estimates() {
        total.plan(List.of(new Expected(ORDERS, 1000, 100 * MB)));
        total.table(ORDERS, 0, 1000, 0);
        clock.advance(2_000);
        total.table(ORDERS, 500, 1000, 50 * MB);
        assertThat(total.left()).isEmpty();
        clock.advance(2_000);
        assertThat(total.left()).contains(Duration.ofSeconds(4));
        total.plan(List.of(new Expected(ORDERS, -1, -1)));
        total.table(ORDERS, 100, -1, MB);
        clock.advance(60_000);
        assertThat(total.left()).isEmpty();
        assertThat(total.elapsed()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void a_table_that_is_copied_again_begins_anew() {
        total.plan(List.of(new Expected(ORDERS, 1000, 100 * MB)));
        total.resumed(ORDERS, 100, MB);
        total.table(ORDERS, 500, 1000, 50 * MB);
        total.state(ORDERS, "indexing");
        assertThat(total.table(ORDERS).left(clock.getAsLong())).isEmpty();
        total.done(ORDERS, 1000, 100 * MB);
        total.table(ORDERS, 0, 1000, 0);
        assertThat(total.done()).isEmpty();
        assertThat(total.table(ORDERS).state()).isEqualTo("copying");
        clock.advance(10_000);
        total.table(ORDERS, 500, 1000, 50 * MB);
        assertThat(total.left()).contains(Duration.ofSeconds(10));
    }

    @Test
    void more_rows_than_expected_leave_nothing_and_break_nothing() {
        total.plan(List.of(new Expected(ORDERS, 10, 100 * MB), new Expected(ITEMS, 0, 0)));
        total.table(ORDERS, 0, 10, 0);
        total.table(ITEMS, 0, 0, 0);
        clock.advance(10_000);
        total.table(ORDERS, 1_000_000, 10, MB);
        assertThat(total.table(ORDERS).left(clock.getAsLong())).isEmpty();
        assertThat(total.left()).contains(Duration.ofSeconds(1));
        total.done(ORDERS, 1_000_000, MB);
        total.done(ITEMS, 0, 0);
        total.done(ITEMS, 0, 0);
        assertThat(total.left()).isEmpty();
        assertThat(total.done()).hasSize(2);
    }
}
