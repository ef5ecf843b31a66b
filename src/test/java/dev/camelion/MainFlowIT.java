package dev.camelion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.testkit.Databases;
import dev.camelion.testkit.Eventually;
import dev.camelion.testkit.MySqlServer;
import dev.camelion.testkit.ReplicaHome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The product from end to end in one process: copy, stream, schema changes, status. */
class MainFlowIT {
    @TempDir
    private Path directory;

    /** The MySQL these tests run against. */
    MySqlServer server() {
        return Databases.mySql();
    }

    private String newDatabase(String prefix) {
        var name = Databases.uniqueName(prefix);
        server().createDatabase(name);
        return name;
    }

    @Test
    void replicates_a_shop() throws Exception {
        var mysql = server();
        var shop = newDatabase("shop");
        var target = Databases.newPostgresDatabase("replica");
        mysql.execute(
                shop,
                "create table orders (id bigint primary key auto_increment, customer int not null, note varchar(40), amount decimal(10,2), status enum('new','paid') not null default 'new', key (customer))",
                "insert into orders (customer, note, amount) values (1, 'first', 9.99), (2, null, 1)");
        ReplicaHome.in(directory, Databases.postgres(), target).source("shop", mysql, List.of(shop), "");
        try (var replica = new TestReplica(directory)) {
            replica.initialise("shop");
            replica.start("shop");
            replica.awaitRunning("shop");
            mysql.execute(
                    shop,
                    "insert into orders (customer, note, amount) values (3, 'streamed', 5)",
                    "update orders set amount = 10 where id = 1",
                    "alter table orders add column extra int not null default 7",
                    "insert into orders (customer, note, amount, extra) values (4, 'after', 6, 8)",
                    "delete from orders where id = 2");
            Eventually.passes("the changes are in the target", () -> assertThat(replica.query(
                            "select id, customer, note, amount, status, extra from \"%s\".orders order by id"
                                    .formatted(shop)))
                    .containsExactly("1|1|first|10.00|new|7", "3|3|streamed|5.00|new|7", "4|4|after|6.00|new|8"));
        }
    }

    @Test
    void two_sources_flow_into_one_target() throws Exception {
        var mysql = server();
        var databases = List.of(newDatabase("one"), newDatabase("two"));
        var home = ReplicaHome.in(directory, Databases.postgres(), Databases.newPostgresDatabase("replica"));
        for (var database : databases) {
            mysql.execute(
                    database, "create table t (id int primary key, v varchar(20))", "insert into t values (1, 'old')");
            home.source(database, mysql, List.of(database), "");
        }
        try (var replica = new TestReplica(directory)) {
            replica.initialise(databases.toArray(String[]::new));
            replica.start(databases.toArray(String[]::new));
            for (var database : databases) {
                replica.awaitRunning(database);
                mysql.execute(database, "insert into t values (2, '%s')".formatted(database));
            }
            for (var database : databases) {
                Eventually.passes("the rows of " + database + " are in its schema", () -> assertThat(
                                replica.query("select id, v from \"%s\".t order by id".formatted(database)))
                        .containsExactly("1|old", "2|" + database));
            }

            replica.operations().stopReplica(databases.get(0));
            mysql.execute(databases.get(1), "update t set v = 'goes on' where id = 1");

            Eventually.passes("the other goes on", () -> assertThat(
                            replica.query("select v from \"%s\".t where id = 1".formatted(databases.get(1))))
                    .containsExactly("goes on"));
            assertThat(replica.status(databases.get(0)).status()).isEqualTo("stopped");
            assertThat(replica.status(databases.get(1)).status()).isEqualTo("running");
        }
    }

    @Test
    void a_capture_route_that_is_stopped_and_started_loses_nothing() throws Exception {
        try (var shop =
                TestShop.running(directory, server(), "create table n (v int not null)", "insert into n values (1)")) {
            shop.source("insert into n values (2)");
            shop.awaitEqual("n");
            for (var round = 0; round < 2; round++) {
                shop.route("stop", "capture-shop");
                shop.source("insert into n values (%d), (%d)".formatted(round, round), "delete from n where v = 2");
                shop.route("start", "capture-shop");
                shop.source("insert into n values (2)");

                shop.awaitEqual("n");
            }
            shop.replica().awaitRunning(TestShop.SOURCE);
        }
    }

    @Test
    void a_replay_route_stops_while_it_is_woken_again_and_again() throws Exception {
        try (var shop = TestShop.running(directory, server(), "create table n (v int not null)")) {
            var started = System.nanoTime();
            shop.route("stop", "replay-shop");
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(20));
            shop.source("insert into n values (1)");
            shop.awaitLogged("select count(*) from sch_chameleon.t_log_replica", "1");
            assertThat(shop.target("select * from %s.n")).isEmpty();

            shop.route("start", "replay-shop");
            shop.awaitEqual("n");

            shop.route("stop", "replay-shop");
            shop.source("insert into n values (2)");
            shop.awaitLogged("select count(*) from sch_chameleon.t_log_replica", "2");
            started = System.nanoTime();
            shop.replica().stop();
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(20));
        }
    }

    @Test
    void schema_changes_arrive_between_the_rows_around_them() throws Exception {
        try (var shop = TestShop.running(directory, server(), "create table t (id int primary key, a varchar(20))")) {
            shop.holdReplay();
            shop.route("stop", "capture-shop");
            shop.source(
                    "insert into t values (1, 'one')",
                    "alter table t add column b int not null default 7",
                    "insert into t values (2, 'two', 2)",
                    "alter table t change a c varchar(30)",
                    "insert into t (id, c, b) values (3, 'three', 3)",
                    "update t set c = 'uno' where id = 1",
                    "alter table t drop column b",
                    "insert into t values (4, 'four')",
                    "rename table t to u",
                    "insert into u values (5, 'five')",
                    "create table t (id int primary key, z int not null)",
                    "insert into t values (1, 26)");
            shop.route("start", "capture-shop");
            shop.awaitLogged("select count(*) from sch_chameleon.t_log_replica", "12");
            assertThat(shop.target("select count(*) from %s.t"))
                    .as("none is replayed")
                    .containsExactly("0");
            shop.goOnReplaying();

            shop.awaitEqual("u");
            shop.awaitEqual("t");
            assertThat(shop.table("u")).startsWith("replicated");
        }
    }

    /** The engine's schema history and the source model are those of the stored position. */
    @Test
    void a_restart_after_many_schema_changes_goes_on() throws Exception {
        try (var shop = TestShop.running(
                directory,
                server(),
                "create table a (id int primary key, v varchar(10) not null)",
                "create table b (id int primary key, w int not null)")) {
            for (var i = 0; i < 20; i++) {
                shop.source(
                        "alter table a add column c%d int not null default %d".formatted(i, i),
                        "insert into a (id, v) values (%d, 'v')".formatted(i));
            }
            shop.source(
                    "alter table a drop column c3, rename column c4 to d4", "insert into a (id, v) values (100, 'v')");
            shop.awaitEqual("a");
            shop.replica().stop();
            shop.source(
                    "rename table a to swap, b to a, swap to b",
                    "insert into a values (1, 1)",
                    "insert into b (id, v) values (101, 'w')");

            shop.start();

            shop.awaitEqual("a");
            shop.awaitEqual("b");
            shop.source("alter table b drop column c5", "insert into b (id, v) values (102, 'x')");
            shop.awaitEqual("b");
        }
    }

    /** The engine reads the rows of all tables of a database, whatever the settings leave out. */
    @Test
    void tables_that_are_left_out_do_no_harm() throws Exception {
        var database = newDatabase("filtered");
        server().execute(
                        database,
                        "create table a (id int primary key, v int)",
                        "create table tmp_a (id int primary key, v int)",
                        "create table later (id int primary key, v int)");
        var home = ReplicaHome.in(directory, Databases.postgres(), Databases.newPostgresDatabase("filtered"));
        var exclude = "tables: {exclude: [\"%s.tmp_*\", \"%s.later\"]}".formatted(database, database);
        home.source("filtered", server(), List.of(database), exclude);
        try (var replica = new TestReplica(directory)) {
            replica.initialise("filtered");
            replica.start("filtered");
            replica.awaitRunning("filtered");
            server().execute(
                            database,
                            "insert into tmp_a values (1, 1)",
                            "alter table tmp_a add column w int",
                            "insert into tmp_a values (2, 2, 2)",
                            "create table tmp_b (id int primary key)",
                            "insert into tmp_b values (1)",
                            "rename table tmp_b to tmp_c",
                            "drop table tmp_c",
                            "insert into a values (1, 1)");
            var rows = "select id from \"%s\".a order by id".formatted(database);
            Eventually.passes("the other table goes on", () -> assertThat(replica.query(rows))
                    .containsExactly("1"));
            assertThat(replica.query("select table_name from information_schema.tables where table_schema = '%s'"
                            .formatted(database)))
                    .containsExactly("a");
        }
        home.source("filtered", server(), List.of(database), "tables: {exclude: [\"%s.tmp_*\"]}".formatted(database));
        try (var replica = new TestReplica(directory)) {
            replica.start("filtered");
            server().execute(database, "insert into later values (1, 1)", "insert into a values (2, 2)");
            var rows = "select id from \"%s\".a order by id".formatted(database);
            Eventually.passes("the other table goes on", () -> assertThat(replica.query(rows))
                    .containsExactly("1", "2"));
            Eventually.passes("a table that was never copied is set aside", () -> assertThat(
                            replica.query("select v_table_name, enm_state, t_reason from sch_chameleon.t_replica_tables"
                                    + " where v_table_name = 'later'"))
                    .containsExactly("later|quarantined|rows arrived, but it was never copied; run sync_tables"));
        }
    }
}
