package dev.camelion.capture;

import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import dev.camelion.model.TableId;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges the rows that the engine passes over because it does not know their table. Of a table that is given up they
 * are counted, and named once; of any other one they stop capture. Told on the reader's thread.
 */
final class UnknownTables implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(UnknownTables.class);

    private final String source;
    private final EngineWords words;
    private final Map<TableId, Long> events = new TreeMap<>();

    private volatile @Nullable ReplicaException seen;

    UnknownTables(String source, EngineWords words) {
        this.source = source;
        this.words = words;
    }

    /** @throws ReplicaException once rows were passed over that are not to be */
    void check() {
        var stop = seen;
        if (stop != null) {
            throw stop;
        }
    }

    @Override
    public synchronized void close() {
        events.forEach((table, count) -> LOG.warn(
                "capture source={} passed over row events={} of table={}, whose structure is not known",
                source,
                count,
                table));
    }

    synchronized void passedOver(TableId table, long position) {
        if (!words.isGivenUp(table)) {
            seen = seen == null ? unknown(table, position) : seen;
        } else if (events.merge(table, 1L, Long::sum) == 1) {
            LOG.warn(
                    "capture source={} passes over rows of table={} from position={} on: a schema change of it was not"
                            + " understood. Run sync_tables",
                    source,
                    table,
                    position);
        }
    }

    private ReplicaException unknown(TableId table, long position) {
        return new ReplicaException(
                ErrorCode.CAPTURE_STOPPED,
                "source %s: rows of %s arrived at %d, whose structure the binlog reader does not know"
                        .formatted(source, table, position),
                "Copy again with init_replica --source %s".formatted(source));
    }
}
