package dev.camelion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.camelion.testkit.Databases;
import dev.camelion.testkit.Eventually;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What would make the replica drift is noticed: the table is set aside, or capture stops and says why. */
class DivergenceIT {
    private static final String A = "create table a (id int primary key, v int not null)";
    private static final String B = "create table b (id int primary key, v int not null)";

    @TempDir
    private Path directory;

    @Test
    void rows_logged_as_statements_set_their_table_aside() throws Exception {
        try (var shop = TestShop.running(
                directory,
                A,
                B,
                "create table c (id int primary key, v int not null)",
                "create table d (id int primary key, v int not null)",
                "create table e (id int primary key, v int not null)",
                "insert into b values (1, 1)",
                "insert into c values (1, 1)")) {
            shop.source(
                    "set session binlog_format = 'STATEMENT'",
                    "insert into a values (1, 1)",
                    "update b set v = 2 where id = 1",
                    "delete from `%s`.c where id = 1".formatted(shop.database()),
                    "replace into e values (1, 1)",
                    "set session binlog_format = 'ROW'",
                    "insert into d values (1, 1)");

            shop.awaitEqual("d");
            for (var table : new String[] {"a", "b", "c", "e"}) {
                Eventually.passes(table + " is set aside", () -> assertThat(shop.table(table))
                        .startsWith("quarantined")
                        .contains("logged as text"));
            }
            assertThat(shop.table("d")).startsWith("replicated");
        }
    }

    @Test
    void what_is_excluded_may_be_truncated() throws Exception {
        try (var shop = TestShop.runningWith(directory, Databases.mySql(), "tables: {exclude: [\"tmp_*\"]}", A)) {
            shop.source(
                    "create table tmp_a (id int primary key)",
                    "insert into tmp_a values (1)",
                    "truncate table tmp_a",
                    "insert into a values (1, 1)");

            shop.awaitEqual("a");
            assertThat(shop.replica().query("select v_table_name from sch_chameleon.t_replica_tables"))
                    .containsExactly("a");
            assertThat(shop.replica().query("select t_error from sch_chameleon.t_discarded_rows"))
                    .isEmpty();
        }
    }

    @Test
    void an_xa_transaction_stops_capture_before_anything_of_it_is_logged() throws Exception {
        try (var shop = TestShop.running(directory, A)) {
            shop.source(
                    "insert into a values (1, 1)",
                    "xa start 'x1'",
                    "insert into a values (2, 2)",
                    "xa end 'x1'",
                    "xa prepare 'x1'",
                    "xa rollback 'x1'");

            shop.awaitError("xa-transaction");
            shop.awaitTarget("select * from %s.a", "1|1");
        }
    }

    @Test
    void an_xa_transaction_of_one_phase_stops_capture_too() throws Exception {
        try (var shop = TestShop.running(directory, A)) {
            shop.source(
                    "insert into a values (1, 1)",
                    "xa start 'x2'",
                    "insert into a values (2, 2)",
                    "xa end 'x2'",
                    "xa commit 'x2' one phase",
                    "insert into a values (3, 3)");

            shop.awaitError("xa-transaction");
            shop.awaitTarget("select * from %s.a", "1|1");
        }
    }

    @Test
    void rows_loaded_as_a_statement_stop_capture() throws Exception {
        try (var shop = TestShop.running(directory, A)) {
            shop.mysql().execute("mysql", "set global local_infile = 1");
            var file = Files.writeString(directory.resolve("rows.txt"), "1\t1\n");
            try (var connection = DriverManager.getConnection(
                            shop.mysql().jdbcUrl(shop.database()) + "&allowLoadLocalInfile=true",
                            shop.mysql().user(),
                            shop.mysql().password());
                    var statement = connection.createStatement()) {
                statement.execute("set session binlog_format = 'STATEMENT'");
                statement.execute("load data local infile '%s' into table a".formatted(file));
            }

            shop.awaitError("source-not-row-based");
            assertThat(shop.target("select * from %s.a")).isEmpty();
        }
    }

    /** The server writes one when it cannot log a statement that it has carried out. */
    @Test
    void an_incident_stops_capture() throws Exception {
        try (var shop = TestShop.running(directory, A, "create table m (v longtext not null) engine = MyISAM")) {
            shop.mysql().execute("mysql", "set global max_binlog_stmt_cache_size = 4096");
            try {
                shop.source("insert into a values (1, 1)");
                shop.awaitEqual("a");
                assertThatThrownBy(() -> shop.source("insert into m values (repeat('x', 100000))"))
                        .hasMessageContaining("max_binlog_stmt_cache_size");
                shop.source("insert into a values (2, 2)");

                shop.awaitError("source-incident");
                assertThat(shop.target("select * from %s.a")).containsExactly("1|1");
            } finally {
                shop.mysql().execute("mysql", "set global max_binlog_stmt_cache_size = default");
            }
        }
    }

    @Test
    void transactions_without_rows_of_the_source_move_the_position() throws Exception {
        try (var shop = TestShop.running(directory, A)) {
            shop.source(
                    "create user if not exists 'nobody'@'localhost'",
                    "grant select on %s.* to 'nobody'@'localhost'".formatted(shop.database()),
                    "flush privileges",
                    "drop user 'nobody'@'localhost'",
                    "set gtid_next = '11111111-1111-1111-1111-111111111111:1'",
                    "begin",
                    "commit",
                    "set gtid_next = 'AUTOMATIC'",
                    "create temporary table t (id int)",
                    "drop temporary table t");
            var executed = TestShop.query(shop.mysql(), shop.database(), "select @@global.gtid_executed")
                    .get(0)
                    .replaceAll("\\s", "");

            Eventually.passes("the log holds all that was executed", () -> assertThat(
                            shop.replica().query("select t_gtid_set from sch_chameleon.t_source_positions"))
                    .containsExactly(executed));
            Eventually.holds(
                    "lag is near zero",
                    () -> shop.replica().status(TestShop.SOURCE).readLag().compareTo(Duration.ofSeconds(3)) < 0);
        }
    }

    @Test
    void a_killed_dump_thread_is_recovered_without_loss_or_double() throws Exception {
        try (var shop = TestShop.running(directory, "create table n (v int not null)")) {
            for (var i = 0; i < 2; i++) {
                shop.source("insert into n values (%d)".formatted(i));
                kill(shop);
                shop.source("insert into n values (%d)".formatted(10 + i));
                shop.awaitEqual("n");
            }
        }
    }

    private static void kill(TestShop shop) {
        Eventually.passes("the source has a dump thread", () -> assertThat(dumpThreads(shop))
                .isNotEmpty());
        dumpThreads(shop).forEach(thread -> shop.mysql().execute("mysql", "kill " + thread));
    }

    private static List<String> dumpThreads(TestShop shop) {
        return TestShop.query(
                shop.mysql(),
                "mysql",
                "select id from information_schema.processlist where command like 'Binlog Dump%'");
    }

    /** What identifies a row changes between rows, all within one batch of the log. */
    @Test
    void key_columns_change_between_rows_of_one_batch() throws Exception {
        try (var shop = TestShop.running(
                directory,
                "create table k (id int primary key, other int not null, v int not null)",
                "insert into k values (1, 10, 1), (2, 20, 2), (3, 30, 3)")) {
            shop.holdReplay();
            shop.route("stop", "capture-shop");
            shop.source(
                    "update k set v = 11 where id = 1",
                    "alter table k drop primary key",
                    "update k set v = 22 where id = 2",
                    "insert into k values (3, 40, 4)",
                    "delete from k where other = 30",
                    "alter table k add primary key (other)",
                    "update k set id = 7, v = 44 where other = 40",
                    "update k set other = 11 where other = 10",
                    "insert into k values (1, 10, 5)",
                    "delete from k where other = 20");
            shop.route("start", "capture-shop");
            shop.awaitLogged("select count(*) from sch_chameleon.t_log_replica", "10");
            assertThat(shop.target("select count(*) from %s.k where v in (1, 2, 3)"))
                    .as("nothing is replayed yet")
                    .containsExactly("3");
            shop.goOnReplaying();

            shop.awaitEqual("k");
            assertThat(shop.table("k")).startsWith("replicated");
        }
    }

    /** The order of replay is that of i_id_event; aborted appends leave holes in it. */
    @Test
    void an_append_that_fails_is_made_again_once_it_can_be() throws Exception {
        try (var shop = TestShop.running(directory, A)) {
            shop.replica().execute("""
                    create function public.refuse() returns trigger language plpgsql as
                        $$begin raise exception 'no more'; end$$;
                    create trigger refuse after insert on sch_chameleon.t_log_replica_1_src_1
                        execute function public.refuse()""");
            shop.source("insert into a values (1, 1), (2, 1)", "update a set v = 2 where id = 1");
            shop.awaitError("no more");
            // the position itself may move over what others did on the server
            var position = "select jsb_offset->>'gtids', (select count(*) from sch_chameleon.t_log_replica)"
                    + " from sch_chameleon.t_source_positions";
            var stored = shop.replica().query(position);
            shop.source("delete from a where id = 2", "alter table a add column w int not null default 3");
            Eventually.holds(
                    "it was tried again",
                    () -> shop.replica()
                                    .query("select count(*) from sch_chameleon.t_error_log")
                                    .get(0)
                                    .compareTo("1")
                            > 0);
            assertThat(shop.replica().query(position))
                    .as("nothing is acknowledged")
                    .isEqualTo(stored);

            shop.replica().execute("drop trigger refuse on sch_chameleon.t_log_replica_1_src_1");
            shop.source("insert into a values (4, 4, 4)");

            shop.awaitEqual("a");
            shop.replica().awaitRunning(TestShop.SOURCE);
            assertThat(shop.replica()
                            .query(
                                    "select max(i_id_event) > count(*), count(*), count(distinct (t_transaction, i_ordinal))"
                                            + " from sch_chameleon.t_log_replica"))
                    .as("holes, and no event twice")
                    .containsExactly("t|6|6");
        }
    }
}
