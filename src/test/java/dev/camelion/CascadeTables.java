package dev.camelion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.testkit.Eventually;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Tables whose foreign keys act over several levels, and what must be so of them on both sides. */
final class CascadeTables {
    static final String UNCHECKED = "set session foreign_key_checks = 0";
    static final String CHECKED = "set session foreign_key_checks = 1";
    static final String[] TABLES = {
        "create table top (id int primary key, v int)",
        "create table middle (id int primary key, top_id int, code varchar(9) not null unique, note text,"
                + " foreign key (top_id) references top (id) on delete cascade on update cascade)",
        "create table low (id bigint unsigned primary key, code varchar(9), amount decimal(9, 2), seen datetime(6),"
                + " foreign key (code) references middle (code) on delete cascade on update cascade)",
        "create table loose (id binary(4) primary key, top_id int, kind enum('a', 'b') not null,"
                + " foreign key (top_id) references top (id) on delete set null on update set null)",
        "create table node (id int primary key, up int," + " foreign key (up) references node (id) on delete cascade)",
        "create table pair (a int, b date, v int, primary key (a, b))",
        "create table part (a int, b date, n tinyint, w int, primary key (a, b, n),"
                + " foreign key (a, b) references pair (a, b) on delete cascade on update cascade)",
        "create table heap (top_id int, v int, foreign key (top_id) references top (id) on delete cascade)",
    };

    private CascadeTables() {}

    /** Starts over with full tables, on both sides. */
    static void fill(TestShop shop) {
        shop.source(
                "delete from heap",
                "delete from low",
                "delete from middle",
                "delete from loose",
                "delete from node",
                "delete from part",
                "delete from pair",
                "delete from top",
                "insert into top values (1, 1), (2, 2), (3, 3), (4, 4)",
                "insert into middle values (11, 1, 'A', 'x'), (12, 1, 'B', null), (21, 2, 'C', 'y'), (31, 3, 'D', 'z')",
                "insert into low values (111, 'A', 1.5, '2024-02-29 12:00:00.000001'), (112, 'A', null, null),"
                        + " (121, 'B', -1, '2025-05-05 05:05:05.123456'), (18446744073709551615, 'C', 0, null), (311, 'D', 7, null)",
                "insert into loose values (x'00000001', 1, 'a'), (x'00000002', 2, 'b'), (x'FF5C2700', 3, 'a')",
                "insert into node values (1, null), (2, 1), (3, 2), (4, 3), (5, null), (6, 5)",
                "insert into pair values (1, '2024-01-01', 1), (1, '2024-01-02', 2), (2, '2024-01-01', 3)",
                "insert into part values (1, '2024-01-01', 1, 1), (1, '2024-01-01', 2, 2), (1, '2024-01-02', 1, 3),"
                        + " (2, '2024-01-01', 1, 4)",
                "insert into heap values (2, 1), (2, 1), (2, 2)");
        awaitEqual(shop);
    }

    /** Equal in all tables, with nothing left to ask. */
    static void awaitEqual(TestShop shop) {
        Eventually.passes("both sides are equal and nothing is open", () -> {
            var differing = new ArrayList<String>();
            for (var table : tables()) {
                // bytes are printed differently
                var isLoose = table.equals("loose");
                var there = TestShop.query(
                        shop.mysql(),
                        shop.database(),
                        isLoose ? "select lower(hex(id)), top_id, kind from loose" : "select * from " + table);
                var here = shop.target(
                        isLoose ? "select encode(id, 'hex'), top_id, kind from %s.loose" : "select * from %s." + table);
                if (!sorted(there).equals(sorted(here))) {
                    differing.add(
                            "%s: %s in the source, %s in the target".formatted(table, sorted(there), sorted(here)));
                }
            }
            assertThat(differing)
                    .as("%s %s", shop.replica().status(TestShop.SOURCE), open(shop))
                    .isEmpty();
            assertThat(open(shop))
                    .as("%s", shop.replica().status(TestShop.SOURCE))
                    .isEmpty();
        });
    }

    private static List<String> tables() {
        return Arrays.stream(TABLES).map(statement -> statement.split(" ")[2]).toList();
    }

    private static List<String> sorted(List<String> rows) {
        return rows.stream().sorted().toList();
    }

    private static List<String> open(TestShop shop) {
        return shop.replica()
                .query("select v_table_name, jsb_row from sch_chameleon.t_cascaded_rows order by i_id_cascade limit 5");
    }

    /** By table, the warnings of rows that were put back. */
    static List<String> notActed(TestShop shop) {
        return shop.replica()
                .query("select v_table, t_warning from sch_chameleon.t_ddl_warnings"
                        + " where t_code = 'foreign-key-not-acted' order by v_table");
    }
}
