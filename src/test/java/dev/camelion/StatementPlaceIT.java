package dev.camelion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.demo.embedded.MySqlOptions;
import dev.camelion.testkit.Databases;
import dev.camelion.testkit.Eventually;
import dev.camelion.testkit.ReplicaHome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a schema change stands in the binlog, and whose words it is. */
class StatementPlaceIT {
    private static final Duration SHORT = Duration.ofSeconds(2);
    private static final String BEHIND = "select h.i_behind_bytes from sch_chameleon.t_source_heartbeats h";

    @TempDir
    private Path directory;

    @ParameterizedTest(name = "gtids {0}")
    @ValueSource(booleans = {true, false})
    void nothing_is_behind_after_a_schema_change_of_an_idle_source(boolean hasGtids) throws Exception {
        try (var mysql = Databases.ownMySql(MySqlOptions.defaults().withGtids(hasGtids));
                var shop = TestShop.running(directory, mysql, "create table t (id int primary key)")) {
            for (var change : List.of("alter table t add a int", "create index i on t (a)", "truncate table t")) {
                shop.source(change);
                shop.awaitLogged(BEHIND, "0");
                Eventually.passes("read lag is short after " + change, () -> assertThat(
                                shop.replica().status(TestShop.SOURCE).readLag())
                        .isLessThan(SHORT));
            }
        }
    }

    @Test
    void bare_names_are_those_of_the_sessions_database() throws Exception {
        var mysql = Databases.mySql();
        var shop = Databases.uniqueName("shop");
        var crm = Databases.uniqueName("crm");
        mysql.createDatabase(shop);
        mysql.createDatabase(crm);
        mysql.execute(shop, "create table orders (id int primary key, a int)", "insert into orders values (1, 1)");
        mysql.execute(
                crm, "create table orders (id int primary key, b text)", "create table away (id int primary key)");
        var target = Databases.newPostgresDatabase("names");
        ReplicaHome.in(directory, Databases.postgres(), target).source("shop", mysql, List.of(shop, crm), "");
        try (var replica = new TestReplica(directory)) {
            replica.initialise("shop");
            replica.start("shop");
            replica.awaitRunning("shop");

            mysql.execute(
                    shop,
                    "create table %s.copied like orders".formatted(crm),
                    "insert into %s.copied values (7, 8)".formatted(crm),
                    "rename table %s.away to here".formatted(crm),
                    "insert into here values (3)");

            Eventually.passes("both tables are as at the source", () -> {
                assertThat(replica.query("select id, a from \"%s\".copied".formatted(crm)))
                        .as("%s", replica.status("shop"))
                        .containsExactly("7|8");
                assertThat(replica.query("select id from \"%s\".here".formatted(shop)))
                        .containsExactly("3");
            });
            assertThat(replica.operations().tables("shop"))
                    .allSatisfy(table -> assertThat(table.status()).isEqualTo("replicated"));
        }
    }
}
