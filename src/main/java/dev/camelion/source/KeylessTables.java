package dev.camelion.source;

import dev.camelion.model.TableId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;

/**
 * Tables whose changes must not be applied twice, kept from being written to while a snapshot of unsure position is taken:
 * each is counted under shared row locks, which need the right to SELECT (before 8.0.22 also one to DELETE, UPDATE or
 * LOCK TABLES).
 */
final class KeylessTables implements AutoCloseable {
    private final Connection connection;

    private KeylessTables(Connection connection) {
        this.connection = connection;
    }

    static KeylessTables hold(SourceConnections source, Collection<TableId> tables, SnapshotRules rules)
            throws SQLException, WayClosedException {
        var held = new KeylessTables(source.open());
        try {
            held.hold(tables, rules);
            return held;
        } catch (SQLException | WayClosedException | RuntimeException e) {
            held.close();
            throw e;
        }
    }

    private void hold(Collection<TableId> tables, SnapshotRules rules) throws SQLException, WayClosedException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("SET SESSION innodb_lock_wait_timeout = %1$d, lock_wait_timeout = %1$d"
                    .formatted(rules.lockWaitSeconds()));
            statement.setQueryTimeout(rules.lockWaitSeconds());
            for (var table : tables) {
                // no index: only a scan of the rows themselves locks them against every change, and the end against
                // inserts
                statement.execute(
                        "SELECT COUNT(*) FROM %s USE INDEX () LOCK IN SHARE MODE".formatted(Quoted.table(table)));
            }
        } catch (SQLException e) {
            if (MySqlErrors.isDenied(e)) {
                throw WayClosedException.lasting(
                        "the tables without a key (%s) cannot be held still: %s".formatted(tables, e.getMessage()), e);
            }
            if (MySqlErrors.isTimeout(e)) {
                throw WayClosedException.busy(
                        "the tables without a key (%s) did not come to rest within %d s"
                                .formatted(tables, rules.lockWaitSeconds()),
                        e);
            }
            throw e;
        }
    }

    /** Lets their writers go on. */
    @Override
    public void close() throws SQLException {
        try (connection) {
            if (!connection.isClosed()) {
                connection.rollback();
            }
        }
    }
}
