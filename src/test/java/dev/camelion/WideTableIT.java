package dev.camelion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.cli.operation.VerifyResult;
import dev.camelion.testkit.Databases;
import dev.camelion.testkit.Eventually;
import dev.camelion.testkit.ReplicaHome;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables with as many columns as InnoDB takes, and rows that no page of PostgreSQL holds. */
class WideTableIT {
    /** InnoDB's most. */
    private static final int COLUMNS = 1017;

    private static final List<String> TYPES = List.of(
            "int",
            "varchar(9)",
            "decimal(8,2)",
            "datetime",
            "tinyint(1)",
            "date",
            "smallint unsigned",
            "enum('a','b')",
            "varbinary(4)",
            "double");

    @TempDir
    private Path directory;

    private final String database = Databases.newMySqlDatabase("wide");
    private final String target = Databases.newPostgresDatabase("wide");

    @Test
    void tables_of_1017_columns_arrive_and_rows_that_no_page_holds_are_discarded() throws Exception {
        var mixed = columns(i -> TYPES.get(i % TYPES.size()));
        Databases.mySql()
                .execute(
                        database,
                        "create table mixed (id int primary key, %s)".formatted(mixed),
                        "create table keyless (id int, %s)".formatted(mixed),
                        "create table numbers (id int primary key, %s)".formatted(columns(i -> "decimal(9)")));
        ReplicaHome.in(directory, Databases.postgres(), target)
                .source("wide", Databases.mySql(), List.of(database), "");
        try (var replica = new TestReplica(directory);
                var source = Databases.mySql().connect(database)) {
            insert(source, 1);
            replica.operations().createSchema();
            replica.operations().addSource("wide");
            assertThat(replica.operations()
                            .initReplica("wide", TestReplica.QUIET)
                            .isClean())
                    .isFalse();
            assertThat(discarded(replica)).containsExactly("numbers|54000");

            replica.start("wide");
            replica.awaitRunning("wide");
            insert(source, 10);
            run(source, "update mixed set id = id + 100, c10 = 7, c11 = 'again' where id in (1, 10)");
            run(source, "update keyless set c10 = -1 where id in (1, 10)");
            run(source, "update numbers set c5 = 5 where id in (2, 11)");
            run(source, "delete from mixed where id in (2, 11)");
            run(source, "delete from keyless where id in (2, 11)");
            awaitEqualButFor(replica, "1", "10");
            assertThat(discarded(replica)).containsExactly("numbers|54000", "numbers|54000");

            // too much for a page by an update, and little enough again
            run(source, "update numbers set %s where id = 11".formatted(assignments("123456789")));
            awaitEqualButFor(replica, "1", "10", "11");
            assertThat(discarded(replica)).hasSize(3);
            run(source, "update numbers set %s".formatted(assignments("null")));
            awaitEqualButFor(replica);
            assertThat(replica.query("select distinct enm_state::text from sch_chameleon.t_replica_tables"))
                    .containsExactly("replicated");
        }
    }

    @Test
    void a_row_that_an_index_cannot_hold_is_discarded_until_the_index_is_gone() throws Exception {
        try (var shop = TestShop.running(
                        directory,
                        "create table tags (id int primary key, v varchar(700), key by_v (v)) character set utf8mb4");
                var source = shop.mysql().connect(shop.database());
                var insert = source.prepareStatement("insert into tags values (?, ?), (?, 'short')")) {
            // a B-tree's entry has 2,704 bytes at most
            var text = new Random(1)
                    .ints(700, 0x20000, 0x2A000)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
            insert.setInt(1, 1);
            insert.setString(2, text.toString());
            insert.setInt(3, 2);
            insert.execute();
            Eventually.passes("the other row arrives", () -> assertThat(
                            shop.replica().query("select id from \"%s\".tags".formatted(shop.database())))
                    .containsExactly("2"));
            assertThat(discarded(shop.replica())).containsExactly("tags|54000");
            assertThat(shop.replica()
                            .query("select t_error from sch_chameleon.t_discarded_rows")
                            .get(0))
                    .contains("index row size", "by_v");

            shop.replica().execute("drop index \"%s\".tags_by_v".formatted(shop.database()));
            run(source, "update tags set id = 3 where id = 1");
            Eventually.passes("its next state arrives", () -> assertThat(
                            shop.replica().query("select id from \"%s\".tags order by id".formatted(shop.database())))
                    .containsExactly("2", "3"));
        }
    }

    /** In each table a row that is full and one that is nearly empty; a full one of numbers is more than a page. */
    private static void insert(Connection source, int id) throws SQLException {
        for (var table : List.of("mixed", "keyless")) {
            run(source, "insert into %s values (%d, %s)".formatted(table, id, each(WideTableIT::value, ", ")));
            run(source, "insert into %s (id, c0) values (%d, 3)".formatted(table, id + 1));
        }
        run(source, "insert into numbers values (%d, %s)".formatted(id, each(i -> "123456789", ", ")));
        run(source, "insert into numbers (id, c0) values (%d, 3)".formatted(id + 1));
    }

    private static String value(int column) {
        return switch (TYPES.get(column % TYPES.size()).replaceFirst("\\(.*", "")) {
            case "varchar" -> "'é %d'".formatted(column);
            case "datetime" -> "'2024-02-03' + interval %d second".formatted(column);
            case "date" -> "'2024-02-03' + interval %d day".formatted(column);
            case "tinyint" -> "1";
            case "enum" -> "'b'";
            case "varbinary" -> "x'00ff%04x'".formatted(column);
            default -> String.valueOf(column);
        };
    }

    private static String columns(IntFunction<String> type) {
        return each(i -> "c%d %s".formatted(i, type.apply(i)), ", ");
    }

    private static String assignments(String value) {
        return each(i -> "c%d = %s".formatted(i, value), ", ");
    }

    private static String each(IntFunction<String> column, String between) {
        return IntStream.range(0, COLUMNS - 1).mapToObj(column).collect(Collectors.joining(between));
    }

    private static List<String> discarded(TestReplica replica) {
        return replica.query("select v_table_name, v_sqlstate from sch_chameleon.t_discarded_rows"
                + " where enm_state = 'open' order by i_id_row");
    }

    /** Waits until the rows are equal but for these of numbers, of which the target has another state or none. */
    private void awaitEqualButFor(TestReplica replica, String... ids) {
        Eventually.passes("all but %s are equal".formatted(List.of(ids)), () -> {
            var tables = replica.operations()
                    .verify("wide", List.of(), TestReplica.QUIET)
                    .tables();
            assertThat(tables).hasSize(3).allSatisfy(table -> {
                var differs = isNumbers(table) && ids.length > 0;
                assertThat(table.isEqual()).as("%s", table).isEqualTo(!differs);
                if (differs) {
                    assertThat(table.reason()).contains(ids);
                }
            });
        });
    }

    private static boolean isNumbers(VerifyResult.ComparedTable table) {
        return table.table().table().equals("numbers");
    }

    private static void run(Connection source, String sql) throws SQLException {
        try (var statement = source.createStatement()) {
            statement.execute(sql);
        }
    }
}
