package dev.camelion;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that go with their partition, which the binlog does not tell: the target's go by the partition's bounds. */
class PartitionIT {
    private static final int ROWS = 300;

    // each has the partitions p0 to p3; those of texts and hashes are left to a new copy
    private static final List<String> RANGES = List.of(
            "range (n) (%1$s less than (-5), %2$s less than (0), %3$s less than (7), %4$s less than maxvalue)",
            "range (n * 2 - 1) (%1$s less than (-9), %2$s less than (0), %3$s less than (3), %4$s less than maxvalue)",
            "range (year(d)) (%1$s less than (1999), %2$s less than (2000), %3$s less than (2004), %4$s less than maxvalue)",
            "range (to_days(d)) (%1$s less than (to_days('1999-06-30')), %2$s less than (730485), %3$s less than (731000),"
                    + " %4$s less than maxvalue)",
            "range (to_days(t)) (%1$s less than (730000), %2$s less than (730485), %3$s less than (731000),"
                    + " %4$s less than maxvalue)",
            "range (to_seconds(t)) (%1$s less than (63000000000), %2$s less than (63100000000), %3$s less than (63200000000),"
                    + " %4$s less than maxvalue)",
            "range (unix_timestamp(s)) (%1$s less than (930000000), %2$s less than (946684800), %3$s less than (1000000000),"
                    + " %4$s less than maxvalue)",
            "range columns (d) (%1$s less than ('1999-01-01'), %2$s less than ('2000-03-01'), %3$s less than ('2004-02-29'),"
                    + " %4$s less than (maxvalue))",
            "range columns (n, t) (%1$s less than (-5, '2000-01-01'), %2$s less than (3, '2001-01-01 12:30:00'),"
                    + " %3$s less than (3, maxvalue), %4$s less than (maxvalue, maxvalue))",
            "range columns (b) (%1$s less than (x'20'), %2$s less than (x'4080'), %3$s less than (x'ff'),"
                    + " %4$s less than (maxvalue))");
    private static final List<String> LISTS = List.of(
            "list (n) (%1$s in (-10, -9, -8, -7, -6, -5), %2$s in (-4, -3, -2, -1, null, 0), %3$s in (1, 2, 3, 4),"
                    + " %4$s in (5, 6, 7, 8, 9, 10))",
            "list (month(d)) (%1$s in (1, 2, 3), %2$s in (4, 5, 6, null), %3$s in (7, 8), %4$s in (9, 10, 11, 12))",
            "list (weekday(d)) (%1$s in (0), %2$s in (1, 2), %3$s in (3, 4, 5), %4$s in (6, null))",
            "list columns (n, m) (%1$s in ((-1, 0), (0, 0), (1, 0), (null, null)), %2$s in ((-1, 1), (0, 1), (1, 1)),"
                    + " %3$s in ((null, 0), (null, 1)), %4$s in ((-1, null), (0, null), (1, null)))");

    @TempDir
    private Path directory;

    @Test
    void rows_go_with_their_partition() throws Exception {
        var tables = tables();
        var known = tables.subList(0, tables.size() / 2);
        try (var shop = TestShop.running(directory, known.toArray(String[]::new))) {
            // the others are made while the replica runs: their bounds come from the statement as it was typed
            shop.source(tables.subList(known.size(), tables.size()).toArray(String[]::new));
            for (int i = 0; i < tables.size(); i++) {
                fill(shop, i);
            }
            for (int i = 0; i < tables.size(); i++) {
                shop.source(
                        "alter table t%d truncate partition p1".formatted(i),
                        "insert into t%d select * from t%d limit 20".formatted(i, i),
                        "alter table t%d drop partition p0, p2".formatted(i));
            }
            for (int i = 0; i < tables.size(); i++) {
                shop.awaitTarget(
                        "select i from %s.t" + i + " order by i",
                        TestShop.query(shop.mysql(), shop.database(), "select i from t" + i + " order by i")
                                .toArray(String[]::new));
                assertThat(shop.table("t" + i)).as(tables.get(i)).isEqualTo("replicated: null");
            }
        }
    }

    @Test
    void a_new_partition_takes_the_bound_of_the_old_one() throws Exception {
        try (var shop = TestShop.running(
                directory,
                "create table t0 (i int, n int not null, m int) partition by range (n) (partition p0 values less than (0),"
                        + " partition p1 values less than (5))")) {
            shop.source(
                    "insert into t0 values (1, -1, 0), (2, 1, 0), (3, 3, 0), (4, 4, 0)",
                    "alter table t0 reorganize partition p1 into (partition a values less than (2), partition b values less than (5))",
                    "alter table t0 add partition (partition c values less than (9))",
                    "insert into t0 values (5, 8, 0)",
                    "alter table t0 drop partition b",
                    "alter table t0 drop partition p0");
            shop.awaitEqual("t0");
            assertThat(shop.target("select i from %s.t0 order by i")).containsExactly("2", "5");
            assertThat(shop.table("t0")).isEqualTo("replicated: null");

            shop.source("alter table t0 partition by hash (n) partitions 3", "alter table t0 truncate partition p1");
            shop.awaitLogged("select b_copy_needed from sch_chameleon.t_replica_tables where v_table_name = 't0'", "t");
        }
    }

    private static List<String> tables() {
        var tables = new ArrayList<String>();
        for (var partitions : RANGES) {
            tables.add(table(tables.size(), partitions));
        }
        for (var partitions : LISTS) {
            tables.add(table(tables.size(), partitions));
        }
        return tables;
    }

    private static String table(int number, String partitions) {
        return "create table t%d (i int, n int, m int, d date, t datetime, s timestamp null, b varbinary(5)) partition by %s"
                .formatted(
                        number,
                        partitions.formatted(
                                "partition p0 values",
                                "partition p1 values",
                                "partition p2 values",
                                "partition p3 values"));
    }

    /** Rows that no partition takes are left out. */
    private static void fill(TestShop shop, int table) {
        var random = new Random(table);
        var rows = IntStream.range(0, ROWS)
                .mapToObj(i -> "(%d, %s, %s, %s, %s, %s, %s)"
                        .formatted(
                                i,
                                some(random, random.nextInt(21) - 10),
                                some(random, random.nextInt(2)),
                                some(random, "'" + day(random) + "'"),
                                some(random, "'%s %02d:30:00'".formatted(day(random), random.nextInt(24))),
                                some(random, "'%s 01:02:03'".formatted(day(random))),
                                some(random, "x'%02x%02x'".formatted(random.nextInt(256), random.nextInt(256)))))
                .collect(Collectors.joining(", "));
        shop.source("insert ignore into t%d values %s".formatted(table, rows));
        assertThat(TestShop.query(shop.mysql(), shop.database(), "select count(*) > 50 from t" + table))
                .containsExactly("1");
    }

    private static String day(Random random) {
        return "%04d-%02d-%02d".formatted(1997 + random.nextInt(9), 1 + random.nextInt(12), 1 + random.nextInt(28));
    }

    private static String some(Random random, Object value) {
        return random.nextInt(8) == 0 ? "null" : value.toString();
    }
}
