package dev.camelion.copy;

import dev.camelion.catalogue.Queries;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A connection to the target with the settings a copy needs; gives it back as it was. */
final class TargetSession implements AutoCloseable {
    private static final String SESSION = Queries.load("plain_session");

    private final Connection connection;

    TargetSession(DataSource target) throws SQLException {
        this.connection = target.getConnection();
        execute(SESSION);
    }

    Connection connection() {
        return connection;
    }

    void commit() throws SQLException {
        connection.commit();
        connection.setAutoCommit(true);
    }

    void rollback() throws SQLException {
        connection.rollback();
        connection.setAutoCommit(true);
    }

    /** What building an index may take before it sorts on disk. */
    void setMaintenanceMemory(long bytes) throws SQLException {
        execute("set maintenance_work_mem to '%dkB'".formatted(bytes >> 10));
    }

    void execute(String statement) throws SQLException {
        try (var executed = connection.createStatement()) {
            executed.execute(statement);
        }
    }

    void executeAll(Iterable<String> statements) throws SQLException {
        for (var statement : statements) {
            execute(statement);
        }
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            if (!connection.isClosed()) {
                if (!connection.getAutoCommit()) {
                    connection.rollback();
                    connection.setAutoCommit(true);
                }
                execute("reset all");
            }
        }
    }
}
