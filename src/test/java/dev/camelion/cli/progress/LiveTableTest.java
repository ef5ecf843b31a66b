package dev.camelion.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.cli.operation.Progress.Expected;
import dev.camelion.model.TableId;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LiveTableTest {
    private static final TableId ORDERS = new TableId("shop", "orders");
    private static final TableId ITEMS = new TableId("shop", "a_table_with_quite_a_long_name_of_its_own");
    private static final TableId TAGS = new TableId("shop", "tags");
    private static final long MB = 1 << 20;

    private final FakeClock clock = new FakeClock();
    private final TotalProgress total = new TotalProgress("copying", clock);
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Screen screen = new Screen(new PrintStream(err, true, StandardCharsets.UTF_8));
    private final LiveTable table = new LiveTable(screen, () -> Terminal.Size.USUAL, total);

    private String picture(int columns, int lines) {
        return String.join("\n", table.picture(new Terminal.Size(columns, lines))) + "\n";
    }

    private void threeTables() {
        total.plan(List.of(
                new Expected(ORDERS, 3_000_000, 300 * MB),
                new Expected(ITEMS, 500_000, 50 * MB),
                new Expected(TAGS, -1, -1)));
        total.table(ITEMS, 0, 500_000, 0);
        total.table(ORDERS, 0, 3_000_000, 0);
        clock.advance(20_000);
        total.table(ORDERS, 1_200_000, 3_000_000, 112 * MB);
        total.table(ITEMS, 499_000, 500_000, 45 * MB);
        total.state(ITEMS, "indexing");
    }

    @Test
    void shows_every_table_where_there_is_room() {
        threeTables();
        table.phase("replacing the old tables");
        assertThat(picture(200, 24)).isEqualTo("""
                TABLE                                                ROWS   OF ABOUT     MB  ROWS/S   ETA  STATE
                shop.orders                                     1,200,000  3,000,000  112.0  60,000  30 s  copying
                shop.a_table_with_quite_a_long_name_of_its_own    499,000    500,000   45.0  24,950     -  indexing
                shop.tags                                               0          -    0.0       0     -  waiting
                0 of 3 tables, 1,699,000 rows, 157.0 MB, 7.9 MB/s, about 21 s left
                replacing the old tables
                """);
    }

    @Test
    void shortens_names_and_leaves_the_estimate_out_where_it_is_narrow() {
        threeTables();
        assertThat(picture(80, 24)).isEqualTo("""
                TABLE                            ROWS   OF ABOUT     MB  ROWS/S   ETA  STATE
                shop.orders                 1,200,000  3,000,000  112.0  60,000  30 s  copying
                shop.a_table_with_quite...    499,000    500,000   45.0  24,950     -  indexing
                shop.tags                           0          -    0.0       0     -  waiting
                0 of 3 tables, 1,699,000 rows, 157.0 MB, 7.9 MB/s, about 21 s left
                """);
        assertThat(picture(64, 24)).isEqualTo("""
                TABLE                       ROWS     MB  ROWS/S   ETA  STATE
                shop.orders            1,200,000  112.0  60,000  30 s  copying
                shop.a_table_with_...    499,000   45.0  24,950     -  indexing
                shop.tags                      0    0.0       0     -  waiting
                0 of 3 tables, 1,699,000 rows, 157.0 MB, 7.9 MB/s, about 21 s l
                """);
        assertThat(picture(30, 24).lines()).allMatch(line -> line.length() <= 29);
    }

    @Test
    void of_five_hundred_tables_shows_those_in_work_and_the_last_ones_done() {
        var ids = IntStream.range(0, 500)
                .mapToObj(n -> new TableId("shop", "t%03d".formatted(n)))
                .toList();
        total.plan(ids.stream().map(id -> new Expected(id, 100, MB)).toList());
        ids.subList(0, 12).forEach(id -> total.table(id, 0, 100, 0));
        clock.advance(5_000);
        ids.subList(0, 10).forEach(id -> total.done(id, 100, MB));
        assertThat(picture(80, 24)).isEqualTo("""
                TABLE      ROWS  OF ABOUT   MB  ROWS/S  ETA  STATE
                shop.t007   100       100  1.0      20    -  done
                shop.t008   100       100  1.0      20    -  done
                shop.t009   100       100  1.0      20    -  done
                shop.t010     0       100  0.0       0    -  copying
                shop.t011     0       100  0.0       0    -  copying
                10 of 500 tables, 1,000 rows, 10.0 MB, 2.0 MB/s, about 4 min left
                """);
        ids.subList(10, 500).forEach(id -> total.table(id, 50, 100, MB / 2));
        assertThat(picture(80, 24).lines()).hasSize(23);
        assertThat(picture(80, 4).lines()).hasSize(3);
        assertThat(picture(80, 3).lines()).hasSize(1);
    }

    @Test
    void a_comparison_has_no_bytes() {
        var comparison = new TotalProgress("comparing", clock);
        comparison.plan(List.of(new Expected(ORDERS, 100, MB), new Expected(TAGS, 100, MB)));
        comparison.table(ORDERS, 0, 100, 0);
        clock.advance(5_000);
        comparison.done(ORDERS, 101, 0);
        comparison.table(TAGS, 0, 100, 0);
        assertThat(new LiveTable(screen, () -> Terminal.Size.USUAL, comparison).picture(Terminal.Size.USUAL))
                .containsExactly(
                        "TABLE        ROWS  OF ABOUT  ROWS/S  ETA  STATE",
                        "shop.orders   101       100      20    -  done",
                        "shop.tags       0       100       0    -  comparing",
                        "1 of 2 tables, 101 rows, 20 rows/s, about 5 s left");
    }

    @Test
    void shows_the_phase_alone_before_tables_are_known() {
        assertThat(table.picture(Terminal.Size.USUAL)).isEmpty();
        table.phase("taking the snapshot");
        assertThat(picture(80, 24)).isEqualTo("taking the snapshot\n");
        table.planned();
        assertThat(picture(80, 24)).isEqualTo("\n");
    }

    @Test
    void leaves_the_totals_behind() {
        var progress =
                new WatchedProgress("copying", clock, all -> new LiveTable(screen, () -> Terminal.Size.USUAL, all));
        progress.plan(List.of(new Expected(TAGS, 100, MB)));
        progress.table(TAGS, 0, 100, 0);
        progress.tick();
        clock.advance(4_000);
        progress.done(TAGS, 101, 3 * MB);
        progress.close();
        progress.tick();
        assertThat(err.toString(StandardCharsets.UTF_8))
                .endsWith("\u001b[3A\r\r\u001b[J1 of 1 table, 101 rows, 3.0 MB in 4.0 s\n");
    }
}
