package dev.camelion.source;

import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
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

/** Tries the ways to a snapshot, each several times, until one is open. */
final class SnapshotAttempts {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotAttempts.class);

    private final SourceConnections source;
    private final List<SourceTable> tables;
    private final SnapshotRules rules;
    private final Optional<Set<TableId>> keyless;
    private final List<String> closed = new ArrayList<>();
    private boolean isBusy;
    private @Nullable Throwable last;

    /** @param keyless tables that cannot be replayed twice; empty where only an exact position will do */
    SnapshotAttempts(
            SourceConnections source,
            Collection<SourceTable> tables,
            SnapshotRules rules,
            Optional<Set<TableId>> keyless) {
        this.source = source;
        this.tables = List.copyOf(tables);
        this.rules = rules;
        this.keyless = keyless;
    }

    /** The moment, and by which way. */
    record Taken(
            SnapshotMoment moment,
            SnapshotWay way,
            @Nullable String reason) {}

    Taken take(List<Connection> readers) throws SQLException {
        for (var way : SnapshotWay.values()) {
            var moment = retried(way, readers);
            if (moment != null) {
                return new Taken(moment, way, closed.isEmpty() ? null : String.join("; ", closed));
            }
        }
        throw isBusy
                ? new ReplicaException(
                        ErrorCode.SOURCE_BUSY,
                        "the source did not come to rest for a snapshot: " + String.join("; ", closed),
                        "End the long statements and transactions (see SHOW PROCESSLIST), then try again",
                        last)
                : new ReplicaException(
                        ErrorCode.SOURCE_RIGHTS_MISSING,
                        "there is no way to a snapshot of the source: " + String.join("; ", closed),
                        "Grant LOCK TABLES on the replicated databases, or RELOAD ON *.*, to its user",
                        last);
    }

    private @Nullable SnapshotMoment retried(SnapshotWay way, List<Connection> readers) throws SQLException {
        for (var attempt = 1; ; attempt++) {
            var started = System.nanoTime();
            try {
                return attempt(way, readers);
            } catch (WayClosedException why) {
                last = why;
                if (why.isLasting()) {
                    closed.add(why.getMessage());
                    return null;
                }
                LOG.warn(
                        "copy snapshot way={} attempt={}/{} given up after {} ms: {}",
                        way,
                        attempt,
                        rules.attempts(),
                        Duration.ofNanos(System.nanoTime() - started).toMillis(),
                        why.getMessage());
                if (attempt == rules.attempts()) {
                    isBusy = true;
                    closed.add(why.getMessage() + " in " + attempt + " attempts");
                    return null;
                }
                Pause.of(rules.pauseAfter(attempt));
            }
        }
    }

    private SnapshotMoment attempt(SnapshotWay way, List<Connection> readers) throws SQLException, WayClosedException {
        return way == SnapshotWay.NO_LOCK
                ? new UnlockedSnapshot(source, tables, rules, keyless, UnlockedSnapshot.EXACT_TRIES).take(readers)
                : new LockedSnapshot(source, tables, rules).take(way, readers);
    }
}
