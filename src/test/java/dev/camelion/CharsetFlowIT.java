package dev.camelion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.testkit.Databases;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts arrive as they are, in whatever way a schema change says which character set they are in. */
class CharsetFlowIT {
    private static final String WORDS = "'né €', 'né €'";

    @TempDir
    private Path directory;

    @Test
    void a_collation_says_the_character_set_of_a_column() throws Exception {
        try (var shop = TestShop.running(directory)) {
            shop.source(
                    "create table a (id int primary key, v varchar(20) not null collate latin1_bin, w varchar(20) collate latin1_swedish_ci) charset utf8mb4",
                    "insert into a values (1, %s)".formatted(WORDS),
                    "alter table a modify v varchar(30) not null collate cp1250_bin, add x char(4) default null collate latin1_bin",
                    "insert into a values (2, %s, 'né')".formatted(WORDS),
                    "create table k (v varchar(20) not null collate latin1_bin primary key, n int)",
                    "insert into k values ('né', 1), ('ñu', 2), ('ö', 3)",
                    "update k set v = 'nè' where n = 1",
                    "delete from k where n = 2",
                    "update k set n = 4 where n = 3",
                    "create table b (id int primary key, v char(4) not null collate `binary`, w text collate `binary`)",
                    "insert into b values (1, x'00ff00', x'ff00'), (2, 'a', '')");

            shop.awaitEqual("a");
            shop.awaitEqual("k");
            assertThat(shop.target("select id, encode(v, 'hex'), encode(w, 'hex') from %s.b order by id"))
                    .containsExactly("1|00ff0000|ff00", "2|61000000|");
        }
    }

    @Test
    void a_table_and_a_database_say_it_for_their_columns() throws Exception {
        try (var shop = TestShop.running(directory)) {
            shop.source(
                    "create table a (id int primary key, v varchar(20), w text) collate = latin1_bin",
                    "insert into a values (1, %s)".formatted(WORDS),
                    "alter table a default character set cp1250, add x varchar(20)",
                    "insert into a values (2, %s, 'né €')".formatted(WORDS),
                    "alter table a collate utf8mb4_bin",
                    "alter table a add y varchar(20), modify w mediumtext",
                    "insert into a values (3, %s, 'né €', 'né 日本')".formatted(WORDS),
                    "create table b like a",
                    "insert into b select * from a",
                    "alter table a convert to character set utf8mb4",
                    "insert into a values (4, '日本', '日本', '日本', '日本')",
                    "alter database %s collate koi8r_bin".formatted(shop.database()),
                    "create table c (id int primary key, v varchar(20))",
                    "insert into c values (1, 'текст')");

            shop.awaitEqual("c");
            shop.awaitEqual("b");
            shop.awaitEqual("a");
        }
    }

    @Test
    void every_character_set_of_the_server_is_read() throws Exception {
        try (var shop = TestShop.running(directory)) {
            var columns = Databases.mySql().connect("information_schema");
            try (columns;
                    var statement = columns.createStatement();
                    var sets = statement.executeQuery(
                            "select character_set_name, default_collate_name from character_sets where character_set_name <> 'binary'")) {
                while (sets.next()) {
                    createWith(shop, sets.getString(1), sets.getString(2));
                }
            }
        }
    }

    @Test
    void every_byte_of_latin1_comes_by_the_stream_as_by_the_copy() throws Exception {
        var rows = IntStream.range(1, 256)
                .mapToObj(code -> "(%d, _latin1 x'%02x')".formatted(code, code))
                .collect(Collectors.joining(", "));
        var table = "create table %s (id int primary key, v varchar(1) charset latin1)";
        var insert = "insert into %s values " + rows;
        try (var shop = TestShop.running(directory, table.formatted("copied"), insert.formatted("copied"))) {
            shop.source(table.formatted("streamed"), insert.formatted("streamed"));

            shop.awaitTarget(
                    "select id, v from %s.streamed order by id",
                    shop.target("select id, v from %s.copied order by id").toArray(String[]::new));
            assertThat(shop.target("select ascii(v) from %s.copied where id in (128, 129, 255) order by id"))
                    .containsExactly("8364", "129", "255");
        }
    }

    @Test
    void a_copy_warns_of_labels_that_mysql_does_not_print() throws Exception {
        var tables = new String[] {
            "create table l (id int primary key, v enum('a', '😀') charset utf8mb4)",
            "create table m (id int primary key, v enum('a', 'é') charset utf8mb4, w enum('what?') charset latin1)"
        };
        try (var shop = TestShop.running(directory, tables)) {
            assertThat(shop.target("select t_code, v_table from sch_chameleon.t_ddl_warnings"))
                    .containsExactly("unreadable-label|l");
        }
    }

    @Test
    void a_copy_is_asked_for_where_a_narrower_character_set_lost_something() throws Exception {
        var make = "create table %1$s (id int primary key, v varchar(20)) charset utf8mb4";
        try (var shop = TestShop.running(directory)) {
            for (var table : new String[] {"kept", "lost"}) {
                shop.source(
                        "set session sql_mode = ''",
                        make.formatted(table),
                        "insert into %s values (1, '%s')".formatted(table, table.equals("lost") ? "ß→" : "ß"),
                        "alter table %s modify v varchar(20) charset latin1".formatted(table),
                        "insert into %s values (2, 'é')".formatted(table));
            }
            shop.awaitTarget("select v from %s.lost where id = 2", "é");

            shop.awaitEqual("kept");
            shop.awaitLogged(
                    "select v_table_name, b_copy_needed from sch_chameleon.t_replica_tables where v_table_name = 'kept'",
                    "kept|f");
            shop.awaitLogged(
                    "select v_table_name, b_copy_needed from sch_chameleon.t_replica_tables where v_table_name = 'lost'",
                    "lost|t");
        }
    }

    private static void createWith(TestShop shop, String charset, String collation) throws SQLException {
        shop.source(
                "create table %s (id int primary key, v varchar(40) not null collate %s)".formatted(charset, collation),
                "insert ignore into %s values (1, 'Az 09 ~'), (2, 'é'), (3, 'я'), (4, '日'), (5, 'ő'), (6, 'ж'), (7, 'ש'), (8, '한')"
                        .formatted(charset));
        // converted by the server: the driver would read some sets in its own way
        var rows = TestShop.query(
                shop.mysql(),
                shop.database(),
                "select id, convert(v using utf8mb4) from %s order by id".formatted(charset));
        shop.awaitTarget("select id, v from %s.\"" + charset + "\" order by id", rows.toArray(String[]::new));
    }
}
