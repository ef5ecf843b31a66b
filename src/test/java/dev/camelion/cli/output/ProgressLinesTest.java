package dev.camelion.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.model.TableId;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressLinesTest {
    private static final TableId ORDERS = new TableId("shop", "orders");

    private final AtomicLong nanos = new AtomicLong();
    private final StringWriter err = new StringWriter();

    @Test
    void prints_plain_lines_seldom_where_there_is_no_terminal() {
        var progress = new ProgressLines(new PrintWriter(err), false, nanos::get);
        progress.phase("copying");
        for (var second = 0; second <= 25; second++) {
            nanos.set(Duration.ofSeconds(second).toNanos());
            progress.table(ORDERS, second * 100L, 6000, second * 1024L);
        }
        progress.done(ORDERS, 2500, 12 << 20);
        assertThat(err).hasToString("""
                copying
                shop.orders: 1000 of about 6000 rows, 10.0 KB, 100 rows/s, about 50.0 s left
                shop.orders: 2000 of about 6000 rows, 20.0 KB, 100 rows/s, about 40.0 s left
                shop.orders: 2500 rows, 12.0 MB in 25.0 s
                """);
    }

    @Test
    void writes_one_line_over_on_a_terminal() {
        var progress = new ProgressLines(new PrintWriter(err), true, nanos::get);
        progress.table(ORDERS, 0, -1, 0);
        nanos.set(Duration.ofMillis(500).toNanos());
        progress.table(ORDERS, 50, -1, 1024);
        progress.done(ORDERS, 60, 2048);
        assertThat(err)
                .hasToString("\r\u001b[Kshop.orders: 50 rows, 1.0 KB, 100 rows/s"
                        + "\r\u001b[Kshop.orders: 60 rows, 2.0 KB in 0.5 s\n");
    }
}
