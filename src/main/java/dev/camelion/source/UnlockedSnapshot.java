package dev.camelion.source;

import dev.camelion.model.BinlogPosition;
import dev.camelion.model.GtidSet;
import dev.camelion.model.SourcePosition;
import dev.camelion.model.TableId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot taken while the source commits. What was executed before it is in it; what was neither executed nor owned by
 * a transaction after it is not ({@link GtidState}). Where both are the same set the position is exact. Else what lies
 * between may be in it or not: those changes have to be replayed over it, and tables that this would spoil are held still.
 *
 * <p>The end of the binlog is read first, and the transactions that are being committed then are waited for, so that all
 * that stands before it is in the executed set: the place in the file is never later than the set.
 */
final class UnlockedSnapshot {
    static final int EXACT_TRIES = 100;

    private final SourceConnections source;
    private final List<SourceTable> tables;
    private final SnapshotRules rules;
    private final Optional<Set<TableId>> keyless;
    private final int exactTries;

    /**
     * @param keyless tables that cannot be replayed twice; empty where only an exact position will do
     * @param exactTries for a moment without a commit, a few milliseconds each
     */
    UnlockedSnapshot(
            SourceConnections source,
            List<SourceTable> tables,
            SnapshotRules rules,
            Optional<Set<TableId>> keyless,
            int exactTries) {
        this.source = source;
        this.tables = tables;
        this.rules = rules;
        this.keyless = keyless;
        this.exactTries = exactTries;
    }

    /** Where the source stood: {@code low} is in the snapshot, what is not in {@code high} is not. */
    private record Bounds(BinlogPosition binlog, GtidSet low, GtidSet high) {
        boolean isExact() {
            return low.equals(high);
        }
    }

    SnapshotMoment take(List<Connection> readers) throws SQLException, WayClosedException {
        try (var asking = source.open()) {
            if (!new GtidState(asking).isOn()) {
                throw WayClosedException.lasting("without GTIDs there is no snapshot without a lock", null);
            }
            var started = System.nanoTime();
            var standing = standing();
            try {
                for (var i = 0; i < exactTries; i++) {
                    var bounds = open(asking, readers);
                    if (bounds.isExact()) {
                        return moment(asking, readers, bounds, standing, started);
                    }
                }
                if (keyless.isEmpty()) {
                    throw WayClosedException.busy(
                            "the source committed something during each of " + exactTries + " snapshots", null);
                }
                return unsure(asking, readers.subList(0, 1), standing, started);
            } catch (SQLException | WayClosedException | RuntimeException e) {
                LockedSnapshot.end(standing);
                throw e;
            }
        }
    }

    private @Nullable Connection standing() throws SQLException, WayClosedException {
        try {
            return LockedSnapshot.standingLocks(source, tables, new ReadLocks(rules));
        } catch (WayClosedException e) {
            var names = tables.stream()
                    .filter(table -> !table.transactional())
                    .map(table -> table.id().toString())
                    .toList();
            var why = "the engines of %s have no snapshots, and %s".formatted(names, e.getMessage());
            throw e.isLasting() ? WayClosedException.lasting(why, e) : WayClosedException.busy(why, e);
        }
    }

    /** One connection, as two would not see the same. */
    private SnapshotMoment unsure(
            Connection asking, List<Connection> reader, @Nullable Connection standing, long started)
            throws SQLException, WayClosedException {
        var held = keyless.orElseThrow();
        if (held.isEmpty()) {
            return moment(asking, reader, open(asking, reader), standing, started);
        }
        try (var still = KeylessTables.hold(source, held, rules)) {
            return moment(asking, reader, open(asking, reader), standing, started);
        }
    }

    private Bounds open(Connection asking, List<Connection> readers) throws SQLException, WayClosedException {
        var gtids = new GtidState(asking);
        var binlog = SourcePositions.binlogEnd(asking);
        if (!gtids.settle(rules.lockWait())) {
            throw WayClosedException.busy("a transaction is being committed since " + rules.lockWait(), null);
        }
        var low = gtids.executed();
        for (var reader : readers) {
            LockedSnapshot.begin(reader);
        }
        // in this order: what is no longer owned when that is read is executed when this is
        var owned = gtids.owned();
        return new Bounds(binlog, low, gtids.executed().union(owned));
    }

    private SnapshotMoment moment(
            Connection asking, List<Connection> readers, Bounds bounds, @Nullable Connection standing, long started)
            throws SQLException {
        SourcePosition upTo = null;
        if (!bounds.isExact()) {
            upTo = SourcePositions.at(asking, SourcePositions.binlogEnd(asking), bounds.high());
        }
        return new SnapshotMoment(
                List.copyOf(readers),
                SourcePositions.at(asking, bounds.binlog(), bounds.low()),
                upTo,
                standing == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - started),
                standing);
    }
}
