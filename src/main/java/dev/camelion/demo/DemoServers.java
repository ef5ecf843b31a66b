package dev.camelion.demo;

import dev.camelion.demo.embedded.EmbeddedMySql;
import dev.camelion.demo.embedded.EmbeddedPostgres;
import dev.camelion.demo.embedded.EmbeddedServer;
import dev.camelion.demo.embedded.MySqlOptions;
import dev.camelion.demo.embedded.PostgresOptions;
import dev.camelion.demo.embedded.ServerUnavailableException;
import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A MySQL with a shop in it, and an empty PostgreSQL; the replica's users have the rights the manual asks for. */
final class DemoServers {
    static final String DATABASE = "shop";
    static final String TARGET = "replica";
    static final String MYSQL_USER = "usr_replica";
    static final String TARGET_USER = "camelion";
    static final String PASSWORD = "demo";

    private final EmbeddedMySql mysql;
    private final EmbeddedPostgres postgres;

    private DemoServers(EmbeddedMySql mysql, EmbeddedPostgres postgres) {
        this.mysql = mysql;
        this.postgres = postgres;
    }

    static DemoServers start(Resources resources) {
        var mysql = started(
                "MySQL",
                ErrorCode.SOURCE_UNREACHABLE,
                () -> EmbeddedMySql.start(MySqlOptions.defaults().withoutHook()));
        resources.add(mysql);
        var postgres = started(
                "PostgreSQL",
                ErrorCode.TARGET_UNREACHABLE,
                () -> EmbeddedPostgres.start(PostgresOptions.defaults().withoutHook()));
        resources.add(postgres);
        return new DemoServers(mysql, postgres);
    }

    private interface Start<T> {
        T run();
    }

    private static <T> T started(String name, ErrorCode code, Start<T> start) {
        try {
            return start.run();
        } catch (ServerUnavailableException unavailable) {
            throw new ReplicaException(
                    code,
                    "the demo's %s cannot be started: %s".formatted(name, unavailable.getMessage()),
                    "Or try it with Docker: docker compose -f docker/compose.yaml up",
                    unavailable);
        }
    }

    /** Creates the users, the databases and the shop. */
    void fill() throws SQLException {
        execute(
                mysql,
                "mysql",
                List.of(
                        "create database shop default character set utf8mb4",
                        "create user usr_replica identified by 'demo'",
                        "grant replication slave, replication client, reload on *.* to usr_replica",
                        "grant select, lock tables on shop.* to usr_replica"));
        execute(mysql, DATABASE, SqlScript.statements("/demo/shop.sql"));
        execute(
                postgres,
                "postgres",
                List.of(
                        "create role camelion login password 'demo'",
                        "grant set on parameter session_replication_role to camelion",
                        "create database replica owner camelion"));
    }

    private static void execute(EmbeddedServer server, String database, List<String> statements) throws SQLException {
        try (var connection = server.connect(database);
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    Connection shop() throws SQLException {
        return mysql.connect(DATABASE);
    }

    /** As the administrator: not what the replica may do. */
    Connection target() throws SQLException {
        return postgres.connect(TARGET);
    }

    int mysqlPort() {
        return mysql.port();
    }

    String targetUrl() {
        return postgres.jdbcUrl(TARGET);
    }

    String description() {
        return "MySQL %s on %s:%d, PostgreSQL on %s:%d"
                .formatted(mysql.version(), mysql.host(), mysql.port(), postgres.host(), postgres.port());
    }

    /** All transactions that MySQL has committed. */
    String executedGtids() throws SQLException {
        try (var connection = shop();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select @@global.gtid_executed")) {
            row.next();
            return row.getString(1);
        }
    }
}
