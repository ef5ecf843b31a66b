package dev.camelion.source;

import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import dev.camelion.model.SourcePosition;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Several connections that see the source as it was at one position. A lock holds the source still for the milliseconds
 * it takes to begin; tables of engines without snapshots stay locked until {@link #releaseTables}.
 */
public final class SourceSnapshot implements AutoCloseable {
    private static final int LOCK_ATTEMPTS = 3;

    private final List<Connection> connections;
    private final SourcePosition position;
    private final Duration lockHeld;
    private @Nullable Connection tableLocks;

    private SourceSnapshot(
            List<Connection> connections, SourcePosition position, Duration lockHeld, @Nullable Connection tableLocks) {
        this.connections = connections;
        this.position = position;
        this.lockHeld = lockHeld;
        this.tableLocks = tableLocks;
    }

    /**
     * @param tables to be read through the snapshot
     * @param count of connections
     */
    public static SourceSnapshot take(SourceConnections source, Collection<SourceTable> tables, int count)
            throws SQLException {
        var connections = new ArrayList<Connection>();
        try {
            for (var i = 0; i < count; i++) {
                connections.add(source.open());
            }
            return take(source, tables, connections);
        } catch (SQLException | RuntimeException e) {
            closeAll(connections);
            throw e;
        }
    }

    private static SourceSnapshot take(
            SourceConnections source, Collection<SourceTable> tables, List<Connection> connections)
            throws SQLException {
        Connection tableLocks = null;
        try (var locking = source.open()) {
            lock(locking, tables);
            var locked = System.nanoTime();
            // not before: FLUSH TABLES would wait for these locks
            tableLocks = lockedTables(source, tables);
            for (var connection : connections) {
                begin(connection);
            }
            var position = SourcePositions.read(locking);
            execute(locking, "UNLOCK TABLES");
            var held = Duration.ofNanos(System.nanoTime() - locked);
            return new SourceSnapshot(List.copyOf(connections), position, held, tableLocks);
        } catch (SQLException | RuntimeException e) {
            if (tableLocks != null) {
                tableLocks.close();
            }
            throw e;
        }
    }

    private static void begin(Connection connection) throws SQLException {
        execute(connection, "START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
    }

    private static @Nullable Connection lockedTables(SourceConnections source, Collection<SourceTable> tables)
            throws SQLException {
        var withoutSnapshots =
                tables.stream().filter(table -> !table.transactional()).toList();
        if (withoutSnapshots.isEmpty()) {
            return null;
        }
        var connection = source.open();
        try {
            lockTables(connection, withoutSnapshots);
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static void lock(Connection connection, Collection<SourceTable> tables) throws SQLException {
        try {
            retried(connection, "FLUSH TABLES WITH READ LOCK");
        } catch (SQLException e) {
            if (!MySqlErrors.isDenied(e)) {
                throw e;
            }
            lockTables(connection, tables);
        }
    }

    private static void lockTables(Connection connection, Collection<SourceTable> tables) throws SQLException {
        if (tables.isEmpty()) {
            return;
        }
        try {
            retried(
                    connection,
                    tables.stream()
                            .map(table -> Quoted.table(table.id()) + " READ")
                            .collect(Collectors.joining(", ", "LOCK TABLES ", "")));
        } catch (SQLException e) {
            if (!MySqlErrors.isDenied(e)) {
                throw e;
            }
            throw new ReplicaException(
                    ErrorCode.SOURCE_RIGHTS_MISSING,
                    "the source's user may neither FLUSH TABLES nor LOCK TABLES",
                    "Grant RELOAD ON *.* to it, or LOCK TABLES on the replicated databases",
                    e);
        }
    }

    private static void retried(Connection connection, String statement) throws SQLException {
        for (var attempt = 1; ; attempt++) {
            try {
                execute(connection, statement);
                return;
            } catch (SQLException e) {
                if (!MySqlErrors.isLockTimeout(e)) {
                    throw e;
                }
                if (attempt == LOCK_ATTEMPTS) {
                    throw new ReplicaException(
                            ErrorCode.SOURCE_BUSY,
                            "the source did not come to rest in %d attempts: a statement or transaction runs on"
                                    .formatted(attempt),
                            "End the long ones (see SHOW PROCESSLIST), then try again",
                            e);
                }
            }
        }
    }

    private static void execute(Connection connection, String statement) throws SQLException {
        try (var executed = connection.createStatement()) {
            executed.execute(statement);
        }
    }

    public List<Connection> connections() {
        return connections;
    }

    public SourcePosition position() {
        return position;
    }

    /** How long nobody could write. */
    public Duration lockHeld() {
        return lockHeld;
    }

    /** To be called once the tables of engines without snapshots are read. */
    public void releaseTables() throws SQLException {
        if (tableLocks != null) {
            tableLocks.close();
            tableLocks = null;
        }
    }

    /** Ends the connections at once, also those that are in the middle of a result. */
    public void abort() {
        for (var connection : connections) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException ignored) {
                // it is gone already
            }
        }
    }

    @Override
    public void close() throws SQLException {
        releaseTables();
        closeAll(connections);
    }

    private static void closeAll(List<Connection> connections) throws SQLException {
        for (var connection : connections) {
            connection.close();
        }
    }
}
