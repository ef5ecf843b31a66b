package dev.camelion.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import dev.camelion.testkit.Databases;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SourceIT {
    private final String database = Databases.newMySqlDatabase("shop");
    private final String user = "u_" + Long.toString(System.nanoTime(), Character.MAX_RADIX);

    private SourceConnections as(String name, String password) {
        var server = Databases.mySql();
        return new SourceConnections(new SourceAddress(
                server.host(), server.port(), name, password, Tls.PREFERRED, Optional.empty(), Duration.ofSeconds(10)));
    }

    private SourceConnections asUser(String... grants) {
        Databases.mySql().execute("mysql", "create user " + user + " identified by 's3cret'");
        for (var grant : grants) {
            Databases.mySql().execute("mysql", grant.formatted(database) + " to " + user);
        }
        return as(user, "s3cret");
    }

    @AfterEach
    void dropUser() {
        Databases.mySql().execute("mysql", "drop user if exists " + user);
    }

    @Test
    void a_server_set_up_for_replication_passes() throws SQLException {
        var source = asUser("grant replication slave, replication client, reload on *.*", "grant select on `%s`.*");
        try (var connection = source.open()) {
            assertThat(Preflight.findings(connection, List.of(database))).isEmpty();
        }
    }

    @Test
    void names_the_rights_that_are_missing() throws SQLException {
        try (var connection = asUser("grant select on `%s`.*").open()) {
            assertThat(Preflight.findings(connection, List.of(database)))
                    .singleElement()
                    .satisfies(finding -> {
                        assertThat(finding.code()).isEqualTo(ErrorCode.SOURCE_RIGHTS_MISSING);
                        assertThat(finding)
                                .hasMessageContaining("REPLICATION SLAVE")
                                .hasMessageContaining("REPLICATION CLIENT")
                                .hasMessageNotContaining("LOCK TABLES")
                                .hasMessageNotContaining("SELECT");
                    });
        }
    }

    @Test
    void a_wrong_password_is_an_unreachable_source_without_the_password() {
        assertThatThrownBy(() -> as("nobody", "hidden-word").open())
                .isInstanceOf(ReplicaException.class)
                .hasMessageStartingWith("source-unreachable")
                .hasMessageContaining("nobody")
                .hasMessageNotContaining("hidden-word");
    }

    @Test
    void tells_how_long_a_server_keeps_its_binary_logs() {
        // a server's own default differs by version, but none keeps them for ever
        var retention = BinlogRetention.read(asUser("grant select on `%s`.*"));
        assertThat(retention.time()).hasValueSatisfying(time -> assertThat(time).isGreaterThan(Duration.ofHours(1)));
        assertThat(retention.variable()).isEqualTo("binlog_expire_logs_seconds");
    }

    @Test
    void the_retention_of_a_server_that_does_not_answer_is_not_known() {
        assertThatThrownBy(() -> BinlogRetention.read(as("nobody", "none")))
                .isInstanceOf(ReplicaException.class)
                .hasMessageStartingWith("source-unreachable");
    }

    @Test
    void sizes_of_tables_are_those_of_now() throws SQLException {
        Databases.mySql()
                .execute(
                        database,
                        "create table item (id int primary key)",
                        "select table_rows from information_schema.tables where table_name = 'item'",
                        "insert into item values (1), (2), (3)",
                        "analyze table item");
        try (var connection =
                as(Databases.mySql().user(), Databases.mySql().password()).open()) {
            assertThat(new SourceTables(connection).list(List.of(database), table -> true))
                    .extracting(SourceTable::estimatedRows)
                    .containsExactly(3L);
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery("select @@information_schema_stats_expiry")) {
                row.next();
                assertThat(row.getInt(1)).isZero();
            }
        }
    }

    @Test
    void sessions_are_in_utc_and_take_what_the_server_has() throws SQLException {
        var server = Databases.mySql();
        try (var connection = as(server.user(), server.password()).open();
                var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select @@time_zone, @@character_set_results, @@sql_mode, @@transaction_isolation")) {
            row.next();
            assertThat(List.of(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                    .containsExactly("+00:00", "utf8mb4", "NO_ENGINE_SUBSTITUTION", "REPEATABLE-READ");
        }
    }
}
