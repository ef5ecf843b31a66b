package dev.camelion.source;

import dev.camelion.model.TableId;
import dev.camelion.testkit.Databases;
import dev.camelion.testkit.MySqlServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A database of a server, a user of it with the rights a test gives, and what happens in it beside a snapshot. */
final class SnapshotFixture implements AutoCloseable {
    static final SnapshotRules RULES = SnapshotRules.DEFAULT
            .withLockWait(Duration.ofSeconds(2))
            .withAttempts(2)
            .withPause(Duration.ofMillis(100));

    private final MySqlServer server;
    private final String database = Databases.uniqueName("shop");
    private final String user =
            "u_" + Long.toString(System.nanoTime(), Character.MAX_RADIX).toLowerCase(java.util.Locale.ROOT);
    private final SourceConnections source;

    SnapshotFixture(MySqlServer server, String... grants) {
        this.server = server;
        server.createDatabase(database);
        server.execute("mysql", "create user %s identified by 's3cret'".formatted(user));
        server.execute("mysql", "grant replication client, replication slave on *.* to " + user);
        for (var grant : grants) {
            server.execute("mysql", "grant " + grant.formatted(database) + " to " + user);
        }
        source = new SourceConnections(new SourceAddress(
                server.host(), server.port(), user, "s3cret", Tls.PREFERRED, Optional.empty(), Duration.ofSeconds(10)));
    }

    SourceConnections source() {
        return source;
    }

    String database() {
        return database;
    }

    TableId table(String name) {
        return new TableId(database, name);
    }

    void execute(String... statements) {
        server.execute(database, statements);
    }

    Connection connect() {
        return server.connect(database);
    }

    List<SourceTable> tables() throws SQLException {
        try (var connection = source.open()) {
            return new SourceTables(connection).list(List.of(database), table -> true);
        }
    }

    /** Runs a statement in a session of its own and gives how long it took. */
    CompletableFuture<Duration> timed(String sql) {
        return CompletableFuture.supplyAsync(() -> {
            var started = System.nanoTime();
            execute(sql);
            return Duration.ofNanos(System.nanoTime() - started);
        });
    }

    static <T> CompletableFuture<T> beside(Callable<T> work) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return work.call();
            } catch (Exception e) {
                throw new CompletionException(e);
            }
        });
    }

    /** Whether a session of the server is in that state. */
    boolean isAnyone(String state) {
        try (var connection = server.connect("mysql");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("show processlist")) {
            while (rows.next()) {
                if (String.valueOf(rows.getString("State")).contains(state)) {
                    return true;
                }
            }
            return false;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    long count(Connection connection, String table) throws SQLException {
        return number(connection, "select count(*) from `%s`.`%s`".formatted(database, table));
    }

    static long number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() {
        server.execute("mysql", "drop user " + user, "drop database `%s`".formatted(database));
    }
}
