package dev.camelion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.demo.embedded.MySqlOptions;
import dev.camelion.testkit.CurrentMySql;
import dev.camelion.testkit.Databases;
import dev.camelion.testkit.Eventually;
import dev.camelion.testkit.MySqlServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Sessions that keep a part of their rows out of the binlog: their tables are set aside alone, with the reason and the
 * remedy, and nothing that is wrong is ever written.
 */
class PartialRowsIT {
    @RegisterExtension
    private static final CurrentMySql CURRENT = new CurrentMySql();

    private static final String COLUMNS = "(id int primary key, v int default 7, note varchar(20), b blob, t text)";
    private static final String ROWS = "(1, 1, 'one', 'x', 'y'), (2, 2, 'two', 'x', 'y'), (3, null, null, null, null)";
    private static final String[] TABLES = {"written", "changed", "deleted", "plain", "other"};

    @TempDir
    private Path directory;

    private static MySqlServer server(boolean isCurrent) {
        return isCurrent ? CURRENT.server() : Databases.mySql();
    }

    private static String[] tables() {
        var statements = new ArrayList<String>();
        for (var table : TABLES) {
            statements.add("create table %s %s".formatted(table, COLUMNS));
            statements.add("insert into %s values %s".formatted(table, ROWS));
        }
        return statements.toArray(String[]::new);
    }

    @ParameterizedTest(name = "MySQL 9 {0}")
    @ValueSource(booleans = {false, true})
    void minimal_images_set_their_tables_aside(boolean isCurrent) throws Exception {
        try (var shop = TestShop.running(directory, server(isCurrent), tables())) {
            shop.source(
                    "set session binlog_row_image = 'MINIMAL'",
                    "insert into written (id) values (10)",
                    "update changed set v = 20 where id = 2",
                    "delete from deleted where id = 3",
                    // a statement that names all columns leaves nothing out
                    "insert into plain values (10, 10, 'ten', 'x', 'y')",
                    "set session binlog_row_image = 'FULL'",
                    "insert into written values (11, 11, 'later', null, null)",
                    "update changed set v = 30",
                    "insert into other (id) values (12)");

            awaitEqual(shop, "other");
            awaitEqual(shop, "plain");
            awaitSetAside(shop, "binlog_row_image", "written", "changed", "deleted");
            assertUntouched(shop, "written", "changed", "deleted");
            assertThat(shop.table("plain")).startsWith("replicated");
            assertThat(shop.replica()
                            .query("select distinct v_table_name from sch_chameleon.t_quarantined_events"
                                    + " where enm_binlog_event <> 'ddl' order by 1"))
                    .as("what comes later is kept")
                    .containsExactly("changed", "written");
            bringBack(shop);
        }
    }

    @ParameterizedTest(name = "MySQL 9 {0}")
    @ValueSource(booleans = {false, true})
    void images_without_blobs_set_their_tables_aside(boolean isCurrent) throws Exception {
        var statements = new ArrayList<>(List.of(tables()));
        statements.add("create table slim (id int primary key, v int, note varchar(20), g int as (v + 1),"
                + " h int as (v + 2) stored, key ((v * 2)))");
        statements.add("insert into slim (id, v) values (1, 1), (2, 2), (3, 3)");
        try (var shop = TestShop.running(directory, server(isCurrent), statements.toArray(String[]::new))) {
            shop.source(
                    "set session binlog_row_image = 'NOBLOB'",
                    "insert into written (id, v) values (10, 10)",
                    "update changed set v = 20 where id = 2",
                    "delete from deleted where id = 3",
                    // without blobs such an image is whole
                    "insert into slim (id, v) values (10, 10)",
                    "update slim set v = 20 where id = 2",
                    "delete from slim where id = 3",
                    "set session binlog_row_image = 'FULL'",
                    "insert into slim (id, v) values (11, 11)",
                    "insert into other (id) values (12)");

            awaitEqual(shop, "other");
            shop.awaitEqual("slim");
            awaitSetAside(shop, "binlog_row_image", "written", "changed", "deleted");
            assertUntouched(shop, "written", "changed", "deleted");
            assertThat(shop.table("slim")).startsWith("replicated");
            bringBack(shop);
        }
    }

    @ParameterizedTest(name = "MySQL 9 {0}")
    @ValueSource(booleans = {false, true})
    void parts_of_json_documents_set_their_table_aside(boolean isCurrent) throws Exception {
        try (var shop = TestShop.running(
                directory,
                server(isCurrent),
                "create table j (id int primary key, doc json not null)",
                "create table whole (id int primary key, doc json not null)",
                "create table other (id int primary key)",
                "insert into j values (1, json_object('a', repeat('x', 100), 'b', 'old'))",
                "insert into whole values (1, json_object('b', 'old'))")) {
            shop.source(
                    "set session binlog_row_value_options = 'PARTIAL_JSON'",
                    "update j set doc = json_set(doc, '$.b', 'new') where id = 1",
                    "insert into whole values (2, '[]')",
                    "delete from whole where id = 1",
                    "set session binlog_row_value_options = ''",
                    "update j set id = 2",
                    "insert into other values (1)");

            shop.awaitEqual("other");
            awaitSetAside(shop, "binlog_row_value_options", "j");
            assertThat(shop.target("select id, doc->>'b' from %s.j")).containsExactly("1|old");
            assertThat(shop.target("select id from %s.whole")).containsExactly("2");
            shop.stop();
            assertThat(shop.replica()
                            .operations()
                            .initReplica(TestShop.SOURCE, TestReplica.QUIET)
                            .isClean())
                    .isTrue();
            assertThat(shop.target("select id, doc->>'b' from %s.j")).containsExactly("2|new");
        }
    }

    /** Made anew it is whole again; and the next part that is missing is noticed once more. */
    @Test
    void a_table_made_anew_is_replicated_until_the_next_part_is_missing() throws Exception {
        try (var shop = TestShop.running(directory, tables())) {
            shop.source("set session binlog_row_image = 'MINIMAL'", "insert into written (id) values (10)");
            awaitSetAside(shop, "binlog_row_image", "written");

            shop.source("drop table written", "create table written " + COLUMNS, "insert into written (id) values (1)");
            awaitEqual(shop, "written");
            Eventually.passes("it is replicated again", () -> assertThat(shop.table("written"))
                    .startsWith("replicated"));

            shop.source("set session binlog_row_image = 'MINIMAL'", "update written set v = 8");
            awaitSetAside(shop, "binlog_row_image", "written");
            assertThat(shop.target("select id, v from %s.written")).containsExactly("1|7");
        }
    }

    /** The engine sends the transaction again after a restart; its place is the same then. */
    @Test
    void a_part_that_is_missing_counts_as_an_event_after_a_restart() throws Exception {
        try (var mysql = Databases.ownMySql(MySqlOptions.defaults().withGtids(false));
                var shop = TestShop.running(directory, mysql, tables())) {
            shop.holdReplay();
            shop.source(
                    "set session binlog_row_image = 'MINIMAL'",
                    "begin",
                    "insert into other values (10, 1, '', '', '')",
                    "insert into written (id) values (10)",
                    "insert into other values (11, 1, '', '', '')",
                    "commit");
            var count = "select count(*) from sch_chameleon.t_log_replica";
            shop.awaitLogged(count, "3");
            for (var i = 0; i < 2; i++) {
                shop.route("stop", "capture-shop");
                shop.route("start", "capture-shop");
                shop.source("insert into other values (%d, 1, '', '', '')".formatted(20 + i));
                shop.awaitLogged(count, String.valueOf(4 + i));
            }
            shop.goOnReplaying();
            awaitEqual(shop, "other");
            awaitSetAside(shop, "binlog_row_image", "written");
        }
    }

    private static void awaitSetAside(TestShop shop, String variable, String... tables) {
        for (var table : tables) {
            Eventually.passes(table + " is set aside", () -> assertThat(shop.table(table))
                    .as("%s", shop.replica().status(TestShop.SOURCE))
                    .startsWith("quarantined")
                    .contains(variable)
                    .contains("sync_tables"));
        }
        shop.replica().awaitRunning(TestShop.SOURCE);
    }

    private static void assertUntouched(TestShop shop, String... tables) {
        for (var table : tables) {
            assertThat(shop.target("select id, v, note from %s." + table + " order by id"))
                    .as(table)
                    .containsExactly("1|1|one", "2|2|two", "3|null|null");
        }
    }

    private static void bringBack(TestShop shop) throws Exception {
        shop.stop();
        assertThat(shop.replica()
                        .operations()
                        .initReplica(TestShop.SOURCE, TestReplica.QUIET)
                        .isClean())
                .isTrue();
        shop.start();
        for (var table : TABLES) {
            shop.source("insert into %s (id) values (99)".formatted(table));
        }
        for (var table : TABLES) {
            awaitEqual(shop, table);
            assertThat(shop.table(table)).startsWith("replicated");
        }
    }

    private static void awaitEqual(TestShop shop, String table) {
        var rows = "select id, v, note, t from %s order by id";
        Eventually.passes(table + " is equal", () -> assertThat(shop.target(rows.formatted("%s." + table)))
                .as("%s", shop.replica().status(TestShop.SOURCE))
                .isEqualTo(TestShop.query(shop.mysql(), shop.database(), rows.formatted(table))));
    }
}
