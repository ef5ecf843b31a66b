package dev.camelion.capture;

import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventHeaderV4;
import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import dev.camelion.model.TableId;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges the rows that the engine passes over because it does not know their table. Of a table that is given up they
 * are counted, and named once; of any other one they stop capture. Sits where the message is offered to the log, as
 * {@link IncidentWatch} does.
 */
final class UnknownTables implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(UnknownTables.class);

    static final String PASSED_OVER = "Encountered change event '{}' at offset {} for table {} whose schema"
            + " isn't known to this connector. One possible cause is an incomplete database schema history topic."
            + " Take a new snapshot in this case.{}The event will be ignored.{}"
            + "Use the mysqlbinlog tool to view the problematic event:"
            + " mysqlbinlog --start-position={} --stop-position={} --verbose {}";
    private static final int TABLE = 2;

    private final String source;
    private final EngineWords words;
    private final EngineMessages messages;
    private final Map<TableId, Long> events = new TreeMap<>();

    private volatile @Nullable ReplicaException seen;

    UnknownTables(String source, EngineWords words) {
        this.source = source;
        this.words = words;
        this.messages = new EngineMessages(source, Set.of(PASSED_OVER), this::passedOver);
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
        messages.close();
        events.forEach((table, count) -> LOG.warn(
                "capture source={} passed over row events={} of table={}, whose structure is not known",
                source,
                count,
                table));
    }

    private synchronized void passedOver(Event event, Object[] arguments) {
        var of = (io.debezium.relational.TableId) arguments[TABLE];
        var table = new TableId(String.valueOf(of.catalog()), of.table());
        if (!words.isGivenUp(table)) {
            seen = seen == null ? unknown(table, event) : seen;
        } else if (events.merge(table, 1L, Long::sum) == 1) {
            LOG.warn(
                    "capture source={} passes over rows of table={} from position={} on: a schema change of it was not"
                            + " understood. Run init_replica",
                    source,
                    table,
                    position(event));
        }
    }

    private ReplicaException unknown(TableId table, Event event) {
        return new ReplicaException(
                ErrorCode.CAPTURE_STOPPED,
                "source %s: rows of %s arrived at %s, whose structure the binlog reader does not know"
                        .formatted(source, table, position(event)),
                "Copy again with init_replica --source %s".formatted(source));
    }

    private static String position(Event event) {
        return event.getHeader() instanceof EventHeaderV4 place ? String.valueOf(place.getPosition()) : "";
    }
}
