package dev.camelion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.demo.embedded.MySqlOptions;
import dev.camelion.testkit.Databases;
import dev.camelion.testkit.Eventually;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A source that cannot go on from where the log ends is not gone on with. */
class SourceChangedIT {
    private static final String T = "create table t (id int primary key, v int not null)";

    @TempDir
    private Path directory;

    @Test
    void with_gtids_lost_transactions_and_lost_files_are_noticed() throws Exception {
        try (var mysql = Databases.ownMySql(MySqlOptions.defaults());
                var shop = TestShop.running(directory, mysql, T)) {
            shop.source("insert into t values (1, 1)");
            shop.awaitEqual("t");
            shop.replica().stop();
            var executed = TestShop.query(mysql, "mysql", "select @@global.gtid_executed")
                    .get(0);

            mysql.execute("mysql", "reset master");
            shop.source("insert into t values (2, 2)");
            shop.replica().start(TestShop.SOURCE);
            shop.awaitError("source-changed");
            assertThat(shop.replica().status(TestShop.SOURCE).message()).contains("init_replica --source shop");
            shop.replica().stop();

            mysql.execute(
                    "mysql", "reset master", "set global gtid_purged = '%s'".formatted(executed.replace("\n", "")));
            shop.source("insert into t values (3, 3)", "flush binary logs");
            var last = TestShop.query(mysql, "mysql", "show binary logs");
            shop.source("purge binary logs to '%s'"
                    .formatted(last.get(last.size() - 1).split("\\|")[0]));
            shop.replica().start(TestShop.SOURCE);
            shop.awaitError("position-lost");
            assertThat(shop.replica().status(TestShop.SOURCE).message()).contains("init_replica --source shop");
            assertThat(shop.target("select * from %s.t")).containsExactly("1|1");
        }
    }

    @Test
    void without_gtids_another_server_and_lost_files_are_noticed() throws Exception {
        var options = MySqlOptions.defaults().withGtids(false);
        try (var mysql = Databases.ownMySql(options);
                var other = Databases.ownMySql(options);
                var shop = TestShop.running(directory, mysql, T)) {
            shop.source("insert into t values (1, 1)", "alter table t add column w int not null default 2");
            shop.source("insert into t values (2, 2, 2)");
            shop.awaitEqual("t");
            rolledBack(shop);
            shop.replica().stop();

            var file = directory.resolve("config/sources/shop.yaml");
            var yaml = Files.readString(file);
            other.createDatabase(shop.database());
            other.execute(
                    "mysql",
                    "create user usr_replica identified by 'replica-secret'",
                    "grant all on *.* to usr_replica");
            Files.writeString(file, yaml.replace("port: " + mysql.port(), "port: " + other.port()));
            try (var replica = new TestReplica(directory)) {
                replica.start(TestShop.SOURCE);
                Eventually.passes("another server is noticed", () -> assertThat(
                                replica.status(TestShop.SOURCE).message())
                        .contains("source-changed", "another server"));
            }
            Files.writeString(file, yaml);

            shop.source("flush binary logs", "insert into t values (5, 5, 5)");
            var last = TestShop.query(mysql, "mysql", "show binary logs");
            shop.source("purge binary logs to '%s'"
                    .formatted(last.get(last.size() - 1).split("\\|")[0]));
            shop.replica().start(TestShop.SOURCE);
            shop.awaitError("position-lost");
        }
    }

    /** Only with engines mixed, in a session that logs statements, does a rollback reach the binlog. */
    private static void rolledBack(TestShop shop) throws Exception {
        shop.source("create table m (id int primary key) engine = MyISAM", "insert into t values (3, 3, 3)");
        shop.awaitEqual("t");
        try (var connection = shop.mysql().connect(shop.database());
                var statement = connection.createStatement()) {
            statement.execute("set session binlog_format = 'STATEMENT'");
            connection.setAutoCommit(false);
            statement.execute("insert into t values (4, 4, 4)");
            statement.execute("insert into m values (1)");
            connection.rollback();
        }
        shop.awaitError("source-rollback");
        assertThat(shop.target("select id from %s.t order by 1")).containsExactly("1", "2", "3");
    }
}
