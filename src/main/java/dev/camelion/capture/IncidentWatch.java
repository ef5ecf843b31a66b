package dev.camelion.capture;

import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventType;
import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Notices what the engine reads in the binlog and passes over with a log message alone: incidents of the server, rows
 * that LOAD DATA left as text, changes of parts of JSON documents, events of newer servers. It sits where the message is
 * offered to the log, on the reader's thread: before anything that follows the event in the binlog can be handled.
 */
final class IncidentWatch implements AutoCloseable {
    private static final String INCIDENT = "Server incident: {}";
    static final String IGNORED = "Ignoring event due to missing handler: {}";

    /** Events without effect on rows, or whose effect comes with another event. */
    private static final Set<EventType> HARMLESS = EnumSet.of(
            EventType.START_V3,
            EventType.FORMAT_DESCRIPTION,
            EventType.PREVIOUS_GTIDS,
            EventType.ANONYMOUS_GTID,
            EventType.GTID,
            EventType.HEARTBEAT,
            EventType.STOP,
            EventType.SLAVE,
            EventType.IGNORABLE,
            EventType.ROWS_QUERY,
            EventType.TRANSACTION_CONTEXT,
            // they go before a statement logged as text, which the engine does pass on
            EventType.INTVAR,
            EventType.RAND,
            EventType.USER_VAR);

    private final String source;
    private final EngineMessages messages;

    private volatile @Nullable ReplicaException seen;

    IncidentWatch(String source) {
        this.source = source;
        this.messages = new EngineMessages(source, Set.of(INCIDENT, IGNORED), (event, arguments) -> passedOver(event));
    }

    /** @throws ReplicaException once an event was passed over that matters */
    void check() {
        var stop = seen;
        if (stop != null) {
            throw stop;
        }
    }

    @Override
    public void close() {
        messages.close();
    }

    private void passedOver(Event event) {
        var type = event.getHeader().getEventType();
        if (seen == null && !HARMLESS.contains(type)) {
            seen = reason(type, event);
        }
    }

    private ReplicaException reason(EventType type, Event event) {
        return switch (type) {
            case INCIDENT ->
                stop(
                        ErrorCode.SOURCE_INCIDENT,
                        "source %s: the server reports that its binlog lacks changes (incident event)",
                        "Copy again with init_replica --source %s");
            case BEGIN_LOAD_QUERY,
                    EXECUTE_LOAD_QUERY,
                    APPEND_BLOCK,
                    DELETE_FILE,
                    LOAD,
                    NEW_LOAD,
                    CREATE_FILE,
                    EXEC_LOAD ->
                stop(
                        ErrorCode.SOURCE_NOT_ROW_BASED,
                        "source %s: a LOAD DATA was logged as a statement, its rows are not in the binlog",
                        "Set binlog_format=ROW in every session, and copy again with init_replica --source %s");
            case PARTIAL_UPDATE_ROWS_EVENT ->
                stop(
                        ErrorCode.SOURCE_NOT_ROW_BASED,
                        "source %s: a session logs parts of JSON documents (binlog_row_value_options=PARTIAL_JSON)",
                        "Set it to '' in every session, and copy again with init_replica --source %s");
            case UNKNOWN ->
                stop(
                        ErrorCode.GTID_TAGGED,
                        "source %s: the binlog has an event of a type that its reader does not know, as tagged GTIDs are",
                        "Set gtid_next to AUTOMATIC in every session, and copy again with init_replica --source %s");
            default ->
                stop(
                        ErrorCode.SOURCE_UNSUPPORTED,
                        "source %s: the binlog has an event that its reader leaves out: " + event.getHeader(),
                        "Report this; copy again with init_replica --source %s");
        };
    }

    private ReplicaException stop(ErrorCode code, String problem, String hint) {
        return new ReplicaException(code, problem.formatted(source), hint.formatted(source));
    }
}
