package dev.camelion.source;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A snapshot taken while a lock holds writers off. */
final class LockedSnapshot {
    private final SourceConnections source;
    private final List<SourceTable> tables;
    private final ReadLocks locks;

    LockedSnapshot(SourceConnections source, List<SourceTable> tables, SnapshotRules rules) {
        this.source = source;
        this.tables = tables;
        this.locks = new ReadLocks(rules);
    }

    SnapshotMoment take(SnapshotWay way, List<Connection> readers) throws SQLException, WayClosedException {
        Connection standing = null;
        try (var locking = source.open()) {
            var started = System.nanoTime();
            if (way == SnapshotWay.TABLE_LOCKS) {
                // first, and not the same tables twice: a waiting writer goes before a second reader
                standing = standingLocks(source, tables, locks);
                locks.lockTables(
                        locking,
                        tables.stream().filter(SourceTable::transactional).toList());
            } else {
                locks.flush(locking);
                // not before: FLUSH TABLES would wait for these locks
                standing = standingLocks(source, tables, locks);
            }
            for (var reader : readers) {
                begin(reader);
            }
            var position = SourcePositions.read(locking);
            ReadLocks.release(locking);
            return new SnapshotMoment(readers, position, null, Duration.ofNanos(System.nanoTime() - started), standing);
        } catch (SQLException | WayClosedException | RuntimeException e) {
            end(standing);
            throw e;
        }
    }

    /** Locks the tables of engines without snapshots in a session of their own; null where there are none. */
    static @Nullable Connection standingLocks(SourceConnections source, List<SourceTable> tables, ReadLocks locks)
            throws SQLException, WayClosedException {
        var withoutSnapshots =
                tables.stream().filter(table -> !table.transactional()).toList();
        if (withoutSnapshots.isEmpty()) {
            return null;
        }
        var connection = source.open();
        try {
            locks.lockTables(connection, withoutSnapshots);
            return connection;
        } catch (SQLException | WayClosedException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    static void begin(Connection reader) throws SQLException {
        try (var statement = reader.createStatement()) {
            statement.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
        }
    }

    /** At once for the server too: it notices a closed connection only later. */
    static void end(@Nullable Connection standing) throws SQLException {
        if (standing != null) {
            try (standing) {
                ReadLocks.release(standing);
            }
        }
    }
}
