package dev.camelion.source;

import dev.camelion.error.ReplicaException;
import dev.camelion.model.GtidSet;
import dev.camelion.model.SourcePosition;
import dev.camelion.model.TableId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connections that see the source as it was at one position. A lock holds writers off for the milliseconds it takes to
 * begin, where there is one to be had; tables of engines without snapshots stay locked until {@link #releaseTables}.
 */
public final class SourceSnapshot implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SourceSnapshot.class);

    private final SnapshotConnections connections;
    private final SnapshotAttempts.Taken taken;
    private @Nullable Connection tableLocks;

    private SourceSnapshot(SnapshotConnections connections, SnapshotAttempts.Taken taken) {
        this.connections = connections;
        this.taken = taken;
        this.tableLocks = taken.moment().tableLocks();
    }

    /**
     * A snapshot whose position is exact, by the rules of the source's connections.
     *
     * @param tables to be read through the snapshot
     * @param count of connections
     * @throws ReplicaException where the source does not come to rest, or a right is missing
     */
    public static SourceSnapshot take(SourceConnections source, Collection<SourceTable> tables, int count)
            throws SQLException {
        return take(source, tables, count, source.snapshotRules());
    }

    /** The same by other rules. */
    public static SourceSnapshot take(
            SourceConnections source, Collection<SourceTable> tables, int count, SnapshotRules rules)
            throws SQLException {
        return take(source, tables, count, new SnapshotAttempts(source, tables, rules, Optional.empty()), rules);
    }

    /**
     * A snapshot for a caller who can replay the changes up to {@link #uncertainUpTo} over it, by key.
     *
     * @param count of connections; where the position is uncertain there is one
     * @param keyless tables for which that would be wrong: for them the position is exact in any case
     */
    public static SourceSnapshot take(
            SourceConnections source,
            Collection<SourceTable> tables,
            int count,
            SnapshotRules rules,
            Set<TableId> keyless)
            throws SQLException {
        var attempts = new SnapshotAttempts(source, tables, rules, Optional.of(Set.copyOf(keyless)));
        return take(source, tables, count, attempts, rules);
    }

    private static SourceSnapshot take(
            SourceConnections source,
            Collection<SourceTable> tables,
            int count,
            SnapshotAttempts attempts,
            SnapshotRules rules)
            throws SQLException {
        var opened = new ArrayList<Connection>();
        try {
            for (var i = 0; i < count; i++) {
                opened.add(source.open());
            }
            var taken = attempts.take(opened);
            var readers = taken.moment().readers();
            for (var spare : opened.subList(readers.size(), opened.size())) {
                spare.close();
            }
            var snapshot = new SourceSnapshot(new SnapshotConnections(readers, rules.ping()), taken);
            snapshot.log(tables.size());
            return snapshot;
        } catch (SQLException | RuntimeException e) {
            for (var connection : opened) {
                connection.close();
            }
            throw e;
        }
    }

    private void log(int tables) {
        LOG.info(
                "copy snapshot way={} lock={}ms position={} gtid-set={} exact={} connections={} tables={} reason={}",
                way(),
                lockHeld().toMillis(),
                position().binlog(),
                position().gtidSet() == null ? "none" : position().gtidSet().length() + " characters",
                uncertainUpTo().isEmpty(),
                connections.size(),
                tables,
                reason() == null ? "none" : reason());
    }

    /** All connections at once, for good; from then on the caller keeps them alive, and {@link #lease} is closed. */
    public List<Connection> connections() {
        return connections.handOut();
    }

    /** How many connections there are. */
    public int size() {
        return connections.size();
    }

    /**
     * One connection for the caller alone until it is closed; waits while all are in use.
     *
     * @throws SQLException where it broke: another one would not see the same
     */
    public SnapshotLease lease() throws SQLException {
        return connections.lease();
    }

    /** All that was committed before is in the snapshot. */
    public SourcePosition position() {
        return taken.moment().position();
    }

    /**
     * Where that ends which may be in the snapshot or not; empty where the snapshot is exact. Its {@link GtidSet} holds
     * that of the position.
     */
    public Optional<SourcePosition> uncertainUpTo() {
        return Optional.ofNullable(taken.moment().uncertainUpTo());
    }

    public SnapshotWay way() {
        return taken.way();
    }

    /** Why none of the ways before it was open; null for the first. */
    public @Nullable String reason() {
        return taken.reason();
    }

    /** How long writers may have had to wait, the time included in which the lock was waited for. */
    public Duration lockHeld() {
        return taken.moment().lockHeld();
    }

    /** To be called once the tables of engines without snapshots are read. */
    public void releaseTables() throws SQLException {
        if (tableLocks != null) {
            var locks = tableLocks;
            tableLocks = null;
            LockedSnapshot.end(locks);
        }
    }

    /** Ends the connections at once, also those that are in the middle of a result. */
    public void abort() {
        connections.abort();
    }

    @Override
    public void close() throws SQLException {
        try (connections) {
            releaseTables();
        }
    }
}
