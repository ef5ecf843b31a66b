package dev.camelion.testkit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;

/** A server for tests with a user who may do everything. */
public interface DatabaseServer extends AutoCloseable {
    String host();

    int port();

    String user();

    String password();

    /** The address of one database, without user and password. */
    String jdbcUrl(String database);

    void createDatabase(String name);

    /** The means to stop and crash the server; empty when it is not this test run's own process. */
    default Optional<Restartable> restartable() {
        return Optional.empty();
    }

    default Connection connect(String database) {
        try {
            return DriverManager.getConnection(jdbcUrl(database), user(), password());
        } catch (SQLException e) {
            throw new IllegalStateException("no connection to " + jdbcUrl(database), e);
        }
    }

    /** Runs statements one after the other, each in its own transaction. */
    default void execute(String database, String... statements) {
        try (var connection = connect(database);
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** Ends a server that this test run started; does nothing to any other. */
    @Override
    void close();
}
