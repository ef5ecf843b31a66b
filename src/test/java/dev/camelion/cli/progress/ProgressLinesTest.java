package dev.camelion.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.cli.operation.Progress.Expected;
import dev.camelion.model.TableId;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProgressLinesTest {
    private static final TableId ORDERS = new TableId("shop", "orders");
    private static final TableId ITEMS = new TableId("shop", "items");
    private static final long MB = 1 << 20;

    private final FakeClock clock = new FakeClock();
    private final StringWriter err = new StringWriter();
    private final WatchedProgress progress =
            new WatchedProgress("copying", clock, total -> new ProgressLines(new PrintWriter(err), total));

    @Test
    void prints_a_line_in_ten_seconds_for_all_tables_and_one_for_each_that_is_done() {
        progress.phase("taking the snapshot");
        progress.plan(List.of(new Expected(ORDERS, 6000, 60 * MB), new Expected(ITEMS, 2000, 20 * MB)));
        for (var second = 0; second <= 25; second++) {
            progress.table(ORDERS, second * 100L, 6000, second * MB);
            progress.table(ITEMS, second * 10L, 2000, second * MB / 10);
            progress.tick();
            clock.advance(1000);
        }
        progress.done(ORDERS, 2500, 25 * MB);
        progress.close();
        assertThat(err).hasToString("""
                taking the snapshot
                0 of 2 tables, 1,100 rows, 11.0 MB, 1.1 MB/s, about 62 s left: shop.orders, shop.items
                0 of 2 tables, 2,200 rows, 22.0 MB, 1.1 MB/s, about 52 s left: shop.orders, shop.items
                shop.orders: 2,500 rows, 25.0 MB in 26.0 s
                1 of 2 tables, 2,750 rows, 27.5 MB in 26.0 s
                """);
    }

    @Test
    void goes_on_printing_while_nothing_is_heard() {
        progress.plan(List.of(new Expected(ORDERS, 6000, -1)));
        progress.table(ORDERS, 0, 6000, 0);
        for (var second = 1; second <= 20; second++) {
            clock.advance(1000);
            progress.tick();
        }
        assertThat(err).hasToString("""
                0 of 1 table, 0 rows, 0 rows/s: shop.orders
                0 of 1 table, 0 rows, 0 rows/s: shop.orders
                """);
    }

    @Test
    void names_some_of_many_tables_in_work() {
        IntStream.rangeClosed(1, 8).forEach(n -> progress.table(new TableId("shop", "t" + n), 0, -1, 0));
        clock.advance(10_000);
        progress.tick();
        assertThat(err.toString()).endsWith(": shop.t1, shop.t2, shop.t3, shop.t4, shop.t5 and 3 more\n");
    }

    @Test
    void says_nothing_of_an_operation_that_ended_before_its_first_table() {
        clock.advance(20_000);
        progress.tick();
        progress.close();
        progress.tick();
        assertThat(err.toString()).isEmpty();
    }
}
