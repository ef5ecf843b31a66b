package dev.camelion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.demo.embedded.MySqlOptions;
import dev.camelion.testkit.Databases;
import dev.camelion.testkit.Eventually;
import dev.camelion.testkit.MySqlServer;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Transactions that the server writes to its binlog in one compressed event. */
class CompressedTransactionsIT {
    private static final String A = "create table a (id int primary key, v int)";
    private static final String B = "create table b (id int primary key, t mediumtext, v int)";

    @TempDir
    private Path directory;

    private static MySqlServer server(boolean hasGtids) {
        return Databases.currentMySql(
                MySqlOptions.defaults().withGtids(hasGtids).with("--binlog-transaction-compression=ON"));
    }

    @ParameterizedTest(name = "gtids {0}")
    @ValueSource(booleans = {true, false})
    void rows_and_schema_changes_arrive_in_order_and_once(boolean hasGtids) throws Exception {
        try (var mysql = server(hasGtids);
                var shop = TestShop.running(directory, mysql, A, B, "insert into a values (1, 1)")) {
            shop.holdReplay();
            shop.source(
                    "begin",
                    "insert into a values (2, 2), (3, 3)",
                    "insert into b values (1, repeat('x', 100000), 1)",
                    "update a set v = 9 where id = 2",
                    "delete from a where id = 3",
                    "commit",
                    "alter table a add w int default 5",
                    "insert into a values (4, 4, 4)",
                    "create table c (primary key (id)) as select id, v from a",
                    "set session binlog_transaction_compression = OFF",
                    "insert into a values (5, 5, 5)",
                    "set session binlog_transaction_compression = ON",
                    "insert into a values (6, 6, 6)",
                    "truncate b",
                    "insert into b values (2, 'y', 2)");
            var logged = "select count(*) from sch_chameleon.t_log_replica where enm_binlog_event <> 'ddl'";
            shop.awaitLogged(logged, "12");
            for (var i = 0; i < 2; i++) {
                shop.route("stop", "capture-shop");
                shop.route("start", "capture-shop");
                shop.source("insert into b values (%d, 'z', 0)".formatted(10 + i));
                shop.awaitLogged(logged, String.valueOf(13 + i));
            }
            assertThat(shop.replica()
                            .query(
                                    "select count(*), count(distinct (t_binlog_name, i_binlog_position)), min(i_ordinal),"
                                            + " max(i_ordinal) from sch_chameleon.t_log_replica where t_transaction ="
                                            + " (select min(l.t_transaction) from sch_chameleon.t_log_replica l"
                                            + " where l.jsb_event_data->>'t' like 'xxx%')"))
                    .as("a compressed transaction's events stand in one place, in order")
                    .containsExactly("5|1|1|5");
            shop.goOnReplaying();
            for (var table : new String[] {"a", "b", "c"}) {
                shop.awaitEqual(table);
            }
            shop.awaitLogged("select h.i_behind_bytes from sch_chameleon.t_source_heartbeats h", "0");
        }
    }

    @ParameterizedTest(name = "gtids {0}")
    @ValueSource(booleans = {true, false})
    void what_is_missing_or_not_understood_is_noticed_within_them_too(boolean hasGtids) throws Exception {
        try (var mysql = server(hasGtids);
                var shop = TestShop.running(
                        directory,
                        mysql,
                        A,
                        "create table minimal (id int primary key, v int)",
                        "create table json (id int primary key, doc json)",
                        "create table text (id int primary key, v int)",
                        "create table more (id int primary key, v int)",
                        "insert into json values (1, json_object('a', repeat('x', 100), 'b', 'old'))")) {
            shop.source(
                    "set session binlog_row_image = 'MINIMAL'",
                    "insert into minimal (id) values (1)",
                    "set session binlog_row_image = 'FULL', binlog_row_value_options = 'PARTIAL_JSON'",
                    "update json set doc = json_set(doc, '$.b', 'new')",
                    "set session binlog_row_value_options = '', binlog_format = 'STATEMENT'",
                    "begin",
                    "insert into text values (1, 1)",
                    "insert into more values (1, 1)",
                    "update text set v = 2",
                    "commit",
                    "set session binlog_format = 'ROW'",
                    "insert into a values (1, 1)");
            shop.awaitEqual("a");
            for (var table : new String[] {"minimal", "json", "text", "more"}) {
                Eventually.passes(table + " is set aside", () -> assertThat(shop.table(table))
                        .startsWith("quarantined")
                        .contains("binlog"));
            }
            shop.source("alter table minimal add w int as (interval(v, 1, 2)) first", "insert into a values (2, 2)");
            shop.source("insert into minimal (id, v) values (3, 3)", "insert into a values (3, 3)");
            shop.awaitEqual("a");
            shop.source(
                    "set gtid_next = 'AUTOMATIC'",
                    "xa start 'x1'",
                    "insert into a values (4, 4)",
                    "xa end 'x1'",
                    "xa prepare 'x1'",
                    "xa commit 'x1'");
            shop.awaitError("xa-transaction");
        }
    }
}
