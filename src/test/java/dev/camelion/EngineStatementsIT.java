package dev.camelion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.demo.embedded.MySqlOptions;
import dev.camelion.testkit.Databases;
import dev.camelion.testkit.Eventually;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Schema changes that the engine's own parser rejects or misreads stop no other table and lose no row. */
class EngineStatementsIT {
    private static final String A = "create table a (id int primary key, v int)";
    private static final String B = "create table b (id int primary key, v int)";

    /** MySQL takes it, no grammar here does. */
    private static final String NOT_UNDERSTOOD = "alter table a add w int as (interval(v, 1, 2)) first";

    @TempDir
    private Path directory;

    @Test
    void a_table_whose_change_nobody_understands_is_passed_over_until_it_is_made_anew() throws Exception {
        try (var shop = TestShop.running(directory, A, B, "insert into a values (1, 1)")) {
            shop.awaitEqual("a");
            shop.source(
                    NOT_UNDERSTOOD,
                    "insert into a (id, v) values (2, 2)",
                    "update a set v = 3",
                    "insert into b values (1, 1)",
                    "create table c like a",
                    "insert into c (id, v) values (1, 1)",
                    "alter table a add x int",
                    "insert into a (id, v) values (3, 3)",
                    "insert into b values (2, 2)");
            shop.awaitEqual("b");
            assertThat(shop.table("a")).startsWith("quarantined").contains("not understood");

            shop.route("stop", "capture-shop");
            shop.source("insert into a (id, v) values (4, 4)", "rename table a to d", "insert into b values (3, 3)");
            shop.route("start", "capture-shop");
            shop.source("insert into d (id, v) values (5, 5)", "truncate d", "insert into b values (4, 4)");
            shop.awaitEqual("b");

            shop.source(
                    "drop table d", "drop table c", A, "insert into a values (7, 7)", "insert into b values (5, 5)");
            shop.awaitEqual("b");
            shop.awaitEqual("a");
            Eventually.passes(
                    "a is replicated again", () -> assertThat(shop.table("a")).startsWith("replicated"));
            shop.replica().awaitRunning(TestShop.SOURCE);
        }
    }

    @Test
    void a_change_resent_after_a_restart_comes_to_the_same() throws Exception {
        try (var shop = TestShop.running(directory, A, B, "insert into a values (1, 1)")) {
            shop.holdReplay();
            shop.source(NOT_UNDERSTOOD, "insert into a (id, v) values (2, 2)");
            Eventually.passes("the change is logged", () -> assertThat(
                            shop.replica().query("select t_outcome from sch_chameleon.t_ddl_log"))
                    .contains("unsupported"));
            shop.route("stop", "capture-shop");
            shop.route("start", "capture-shop");
            shop.source("insert into a (id, v) values (3, 3)", "insert into b values (1, 1)");
            shop.goOnReplaying();

            shop.awaitEqual("b");
            assertThat(shop.replica().query("select t_outcome from sch_chameleon.t_ddl_log"))
                    .containsExactly("unsupported");
            assertThat(shop.table("a")).startsWith("quarantined");
        }
    }

    @Test
    void what_the_grammar_lacks_reaches_the_engine_in_other_words() throws Exception {
        try (var shop = TestShop.running(
                directory,
                A,
                B,
                "create table e (id int primary key, v enum('a\\\\b', 'it''s', 'c,d') charset utf8mb4)",
                "create table `o``p` (id int primary key, `x``y` int, `q\"r` int)")) {
            shop.source(
                    "insert into e values (1, 'a\\\\b'), (2, 'it''s'), (3, 'c,d')",
                    "alter table a add c1 char(8) ascii, add c2 char(8) unicode default 'x'",
                    "insert into a values (1, 1, 'a', 'b')",
                    "alter table a add e1 enum(x'61', 'b')",
                    "insert into a values (2, 1, 'a', 'b', 'a')",
                    "alter table a add n1 int default 0b11",
                    "insert into a (id) values (3)",
                    "alter table a order by id desc",
                    "alter table a add s1 int not null default 1, tablespace = innodb_file_per_table",
                    "insert into a (id) values (4)",
                    "rename tables a to a2",
                    "alter table a2 rename = a3",
                    "insert into a3 (id) values (5)",
                    "alter table `o``p` add `z``z` int first, change `x``y` `y``x` bigint",
                    "insert into `o``p` values (1, 2, 3, 4)",
                    "create temporary table b (x int)",
                    "drop temporary table b",
                    "create event ev on schedule at '2037-01-01 00:00:00' do drop table b",
                    "create definer = `a b`@`%` procedure p() begin drop table if exists b; create table b (z int); end",
                    "drop event ev",
                    "/*!50003 alter table b add w int */",
                    "alter table b add u int /*!40000 not null */ default 5",
                    "insert into b (id) values (1)",
                    "create table g (id int primary key)",
                    "drop tables g",
                    "create table g (id int primary key, t1 time default 0)",
                    "insert into g (id) values (1)");

            for (var table : new String[] {"e", "a3", "o`p", "b", "g"}) {
                awaitEqual(shop, table);
            }
        }
    }

    @Test
    void what_only_newer_servers_take_reaches_the_engine_too() throws Exception {
        try (var mysql = Databases.currentMySql(MySqlOptions.defaults());
                var shop = TestShop.running(directory, mysql, A, B)) {
            shop.source(
                    "alter table a add x int not secondary, add y int invisible secondary_engine_attribute = '{}'",
                    "insert into a (id, x, y) values (1, 2, 3)",
                    "create table c (id int primary key) autoextend_size 4M secondary_engine null",
                    "insert into c values (1)",
                    "create table h (id int primary key) autoextend_size = 4M partition by hash (id) partitions 2",
                    "alter table h add partition partitions 2",
                    "insert into h values (1)",
                    "alter table b add p point not null srid 4326, add cpu int, algorithm = copy",
                    "insert into b (id, p, cpu) values (1, st_srid(point(1, 2), 4326), 4)",
                    "alter table b drop p",
                    "insert into b (id, cpu) values (2, 5)");

            for (var table : new String[] {"a", "c", "h", "b"}) {
                awaitEqual(shop, table);
            }
        }
    }

    @Test
    void statements_are_read_as_their_session_wrote_them() throws Exception {
        try (var shop = TestShop.running(directory, A, B)) {
            shop.source(
                    "set session sql_mode = 'ANSI_QUOTES'",
                    "alter table \"a\" add \"w\" varchar(10) default 'x'",
                    "alter table \"a\" add \"say \"\"so\"\"\" int default 4, rename column \"w\" to \"x\"",
                    "create table \"c d\" (\"id\" int primary key, \"v\" int)",
                    "insert into a (id) values (1)",
                    "insert into \"c d\" values (1, 1)",
                    "set session sql_mode = 'NO_BACKSLASH_ESCAPES'",
                    "alter table b add p varchar(10) default 'c:\\'",
                    "alter table b add q varchar(10) default \"d\"",
                    "insert into b (id) values (1)");

            awaitEqual(shop, "a");
            awaitEqual(shop, "b");
            awaitEqual(shop, "c d");
        }
    }

    /** The same rows by the columns' names: the target has added columns last. */
    private static void awaitEqual(TestShop shop, String table) {
        var columns = TestShop.query(
                shop.mysql(),
                shop.database(),
                "select column_name from information_schema.columns where table_schema = '%s' and table_name = '%s'"
                        .formatted(shop.database(), table));
        var rows = TestShop.query(shop.mysql(), shop.database(), select(columns, '`', table));
        Eventually.passes(table + " is equal", () -> assertThat(shop.target(select(columns, '"', "%s." + table)))
                .as("%s", shop.replica().status(TestShop.SOURCE))
                .containsExactlyInAnyOrderElementsOf(rows));
    }

    private static String select(List<String> columns, char quote, String table) {
        var names = columns.stream().map(column -> quoted(column, quote)).collect(Collectors.joining(", "));
        var dot = table.indexOf('.') + 1;
        return "select %s from %s%s"
                .formatted(names.replace("%", "%%"), table.substring(0, dot), quoted(table.substring(dot), quote));
    }

    private static String quoted(String name, char quote) {
        return quote + name.replace(String.valueOf(quote), String.valueOf(quote) + quote) + quote;
    }
}
