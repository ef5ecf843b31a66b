package dev.camelion.demo.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class EmbeddedServersIT {
    @Test
    void mysql_keeps_rows_over_restart_and_crash() throws SQLException {
        try (var server = EmbeddedMySql.start(MySqlOptions.defaults())) {
            execute(server, "create database shop", "create table shop.item (id int primary key)");
            execute(server, "insert into shop.item values (1)");
            var port = server.port();

            server.restart();
            execute(server, "insert into shop.item values (2)");
            server.kill();
            assertThat(server.isRunning()).isFalse();
            server.start();

            assertThat(ask(server, "select sum(id) from shop.item")).isEqualTo("3");
            assertThat(server.port()).isEqualTo(port);
        }
    }

    @Test
    void postgres_keeps_rows_over_restart_and_crash() throws SQLException {
        try (var server = EmbeddedPostgres.start(PostgresOptions.defaults())) {
            execute(server, "create table item (id int primary key)", "insert into item values (1)");

            server.restart();
            execute(server, "insert into item values (2)");
            server.kill();
            assertThat(server.isRunning()).isFalse();
            server.start();

            assertThat(ask(server, "select sum(id) from item")).isEqualTo("3");
            assertThat(ask(server, "show server_encoding")).isEqualTo("UTF8");
        }
    }

    @Test
    void mysql_is_a_row_based_source_with_gtids() throws SQLException {
        try (var server = EmbeddedMySql.start(MySqlOptions.defaults().withServerId(42))) {
            assertThat(ask(
                            server,
                            "select concat_ws(' ', @@binlog_format, @@binlog_row_image, @@log_bin, @@server_id)"))
                    .isEqualTo("ROW FULL 1 42");
            assertThat(ask(server, "select @@gtid_mode")).isEqualTo("ON");
            assertThat(server.version()).isEqualTo("8.0.15");
        }
    }

    @Test
    void options_reach_mysql() throws SQLException {
        var options = MySqlOptions.defaults()
                .withGtids(false)
                .withDurable(true)
                .withPassword("it's")
                .withTimeZone("+02:00")
                .with("--lower-case-table-names=1");
        try (var server = EmbeddedMySql.start(options)) {
            assertThat(ask(server, "select concat_ws(' ', @@gtid_mode, @@sync_binlog, @@time_zone)"))
                    .isEqualTo("OFF 1 +02:00");
            assertThat(ask(server, "select @@lower_case_table_names")).isEqualTo("1");
            assertThat(server.password()).isEqualTo("it's");
        }
    }

    @Test
    void two_servers_have_two_uuids() throws SQLException {
        try (var one = EmbeddedMySql.start(MySqlOptions.defaults());
                var other = EmbeddedMySql.start(MySqlOptions.defaults())) {
            assertThat(ask(one, "select @@server_uuid")).isNotEqualTo(ask(other, "select @@server_uuid"));
        }
    }

    @Test
    void options_reach_postgres() throws SQLException {
        try (var server = EmbeddedPostgres.start(
                PostgresOptions.defaults().withDurable(true).with("shared_buffers=32MB"))) {
            assertThat(ask(server, "show fsync")).isEqualTo("on");
            assertThat(ask(server, "show shared_buffers")).isEqualTo("32MB");
        }
    }

    @Test
    void a_refused_option_shows_the_log() {
        assertThatThrownBy(() -> EmbeddedMySql.start(MySqlOptions.defaults().with("--no-such-option")))
                .isInstanceOf(ServerUnavailableException.class)
                .hasMessageContaining("unknown option");
        assertThatThrownBy(
                        () -> EmbeddedPostgres.start(PostgresOptions.defaults().with("no_such=1")))
                .isInstanceOf(ServerUnavailableException.class)
                .hasMessageContaining("no_such");
    }

    @Test
    void close_deletes_the_folder() {
        var server = EmbeddedPostgres.start(PostgresOptions.defaults());
        var folder = server.folder();
        server.close();
        server.close();

        assertThat(Files.exists(folder)).isFalse();
        assertThat(server.isRunning()).isFalse();
    }

    private static void execute(EmbeddedServer server, String... statements) throws SQLException {
        try (var connection = server.connect();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String ask(EmbeddedServer server, String query) throws SQLException {
        try (var connection = server.connect();
                var statement = connection.createStatement();
                var answer = statement.executeQuery(query)) {
            answer.next();
            return answer.getString(1);
        }
    }
}
