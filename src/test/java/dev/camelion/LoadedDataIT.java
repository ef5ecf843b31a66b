package dev.camelion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.camelion.cli.operation.InitOptions;
import dev.camelion.demo.embedded.MySqlOptions;
import dev.camelion.error.ReplicaException;
import dev.camelion.testkit.Databases;
import dev.camelion.testkit.MySqlServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replica of rows that a dump brought into the target. */
class LoadedDataIT {
    private static final String[] TABLES = {
        "create table item (id int auto_increment primary key, name varchar(20))",
        "create table line (n int)",
        "insert into item (name) values ('a'), ('b'), ('c')",
        "insert into line values (1), (1)"
    };

    private static MySqlServer server;

    @TempDir
    private Path directory;

    /** Where a dump was taken. */
    private record Place(String position, String gtids) {}

    @BeforeAll
    static void start() {
        server = Databases.ownMySql(MySqlOptions.defaults());
    }

    @AfterAll
    static void end() {
        server.close();
    }

    private TestShop shop(MySqlServer mysql) {
        var shop = TestShop.prepared(directory, mysql, "");
        mysql.execute(shop.database(), TABLES);
        shop.replica().operations().createSchema();
        shop.replica().operations().addSource(TestShop.SOURCE);
        shop.replica().execute("create schema \"%s\"".formatted(shop.database()));
        return shop;
    }

    private static void createTarget(TestShop shop) {
        shop.replica()
                .execute(("create table \"%1$s\".item (id integer primary key, name varchar(20));"
                                + " create table \"%1$s\".line (n integer)")
                        .formatted(shop.database()));
    }

    /** Copies the rows by hand, as of one place of the log. */
    private static Place dump(TestShop shop) throws SQLException {
        try (var locking = shop.mysql().connect(shop.database());
                var reading = shop.mysql().connect(shop.database());
                var lock = locking.createStatement();
                var read = reading.createStatement()) {
            lock.execute("flush tables with read lock");
            read.execute("start transaction with consistent snapshot");
            Place place;
            try (var row = lock.executeQuery("show master status")) {
                row.next();
                place = new Place(row.getString(1) + ":" + row.getLong(2), row.getString("Executed_Gtid_Set"));
            }
            lock.execute("unlock tables");
            load(shop, reading);
            return place;
        }
    }

    private static void load(TestShop shop, Connection reading) throws SQLException {
        try (var target = shop.connectTarget();
                var read = reading.createStatement();
                var item = target.prepareStatement("insert into \"%s\".item values (?, ?)".formatted(shop.database()));
                var line = target.prepareStatement("insert into \"%s\".line values (?)".formatted(shop.database()))) {
            try (var rows = read.executeQuery("select id, name from item")) {
                while (rows.next()) {
                    item.setInt(1, rows.getInt(1));
                    item.setString(2, rows.getString(2));
                    item.addBatch();
                }
            }
            item.executeBatch();
            try (var rows = read.executeQuery("select n from line")) {
                while (rows.next()) {
                    line.setInt(1, rows.getInt(1));
                    line.addBatch();
                }
            }
            line.executeBatch();
        }
    }

    private static CompletableFuture<Void> writer(TestShop shop, AtomicBoolean stop) {
        return CompletableFuture.runAsync(() -> {
            for (var i = 0; i < 200 && !stop.get(); i++) {
                shop.mysql()
                        .execute(
                                shop.database(),
                                "insert into item (name) values ('new')",
                                "update item set name = concat('x', id) where id % 3 = 0 limit 2",
                                "delete from item where id % 7 = 0",
                                "insert into line values (2)");
            }
        });
    }

    private void goesOn(MySqlServer mysql, boolean byGtids) throws Exception {
        try (var shop = shop(mysql)) {
            createTarget(shop);
            var stop = new AtomicBoolean();
            var writer = writer(shop, stop);
            var place = dump(shop);
            var options =
                    byGtids ? new InitOptions(false, place.gtids, null) : new InitOptions(false, null, place.position);
            var result = shop.replica().operations().initReplica(TestShop.SOURCE, options, TestReplica.QUIET);
            assertThat(result.position()).isEqualTo(place.position);
            assertThat(result.tables()).hasSize(2);
            assertThat(shop.replica().status(TestShop.SOURCE).status()).isEqualTo("initialised");
            shop.start();
            stop.set(true);
            writer.get();
            mysql.execute(shop.database(), "alter table item add column more int", "update item set more = id");
            shop.awaitEqual("item");
            shop.awaitEqual("line");
            assertThat(shop.unequal()).isEmpty();
            assertThat(shop.discarded()).isEmpty();
        }
    }

    @Test
    void goes_on_from_a_place_of_the_log() throws Exception {
        goesOn(server, false);
    }

    @Test
    void goes_on_from_a_gtid_set() throws Exception {
        goesOn(server, true);
    }

    @Test
    void goes_on_from_a_place_without_gtids() throws Exception {
        try (var plain = Databases.ownMySql(MySqlOptions.defaults().withGtids(false))) {
            goesOn(plain, false);
        }
    }

    private static void refused(TestShop shop, String place, String... words) {
        assertThatThrownBy(() -> shop.replica()
                        .operations()
                        .initReplica(TestShop.SOURCE, new InitOptions(false, null, place), TestReplica.QUIET))
                .isInstanceOf(ReplicaException.class)
                .satisfies(refusal -> assertThat(refusal.getMessage()).contains(words));
        assertThat(shop.replica().query("select count(*) from sch_chameleon.t_source_positions"))
                .containsExactly("0");
    }

    @Test
    void names_all_that_the_target_lacks() throws Exception {
        try (var shop = shop(server)) {
            var place = position(shop);
            refused(
                    shop,
                    place,
                    "schema-mismatch the target lacks",
                    "the table %s.item".formatted(shop.database()),
                    "the table %s.line".formatted(shop.database()));
            shop.replica()
                    .execute(("create table \"%1$s\".item (id integer);"
                                    + " create unique index on \"%1$s\".item (id) where id > 0;"
                                    + " create table \"%1$s\".line (n integer)")
                            .formatted(shop.database()));
            refused(
                    shop,
                    place,
                    "the column name of %1$s.item; a unique index over (id) of %1$s.item. ".formatted(shop.database()));
            assertThat(shop.replica().status(TestShop.SOURCE).status()).isEqualTo("error");
        }
    }

    @Test
    void refuses_a_position_before_a_schema_change() throws Exception {
        server.execute("mysql", "create database if not exists elsewhere");
        var early = position(server);
        try (var shop = shop(server)) {
            createTarget(shop);
            var place = position(shop);
            server.execute("elsewhere", "create table its_own (id int)", "drop table its_own");
            shop.source("truncate table line", "create temporary table passing (id int)");
            var change = position(shop);
            shop.source("alter table item add column more int");
            shop.replica().execute("alter table \"%s\".item add more integer".formatted(shop.database()));
            refused(shop, place, "source-changed tables were changed since", "ALTER TABLE at " + file(change));
            server.execute("mysql", "alter database `%s` default character set latin1".formatted(shop.database()));
            refused(shop, early, "CREATE DATABASE at", " and 2 more");
            shop.replica()
                    .operations()
                    .initReplica(TestShop.SOURCE, new InitOptions(false, null, position(shop)), TestReplica.QUIET);
        }
    }

    @Test
    void refuses_what_is_no_place() throws Exception {
        try (var shop = shop(server)) {
            refused(shop, "binlog", "option-invalid --from-position binlog is no place");
            refused(shop, "binlog.000001:5", "option-invalid binlog.000001:5 is inside a transaction");
        }
    }

    private static String position(TestShop shop) {
        return position(shop.mysql());
    }

    private static String position(MySqlServer mysql) {
        var row = TestShop.query(mysql, "mysql", "show master status").get(0).split("\\|");
        return row[0] + ":" + row[1];
    }

    private static String file(String position) {
        return position.replaceAll(":.*", "");
    }
}
