package dev.camelion.capture;

import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventHeader;
import com.github.shyiko.mysql.binlog.event.EventHeaderV4;
import com.github.shyiko.mysql.binlog.event.QueryEventData;
import com.github.shyiko.mysql.binlog.event.deserialization.EventDeserializer.EventDataWrapper;
import dev.camelion.model.BinlogPosition;
import io.debezium.util.LoggingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.Marker;
import org.apache.logging.log4j.ThreadContext;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.filter.AbstractFilter;

/**
 * Gives the engine schema changes in words that it reads right, and remembers their own ones and when they began. It sits where the
 * engine offers a message with the statement to the log, on the reader's thread: before the engine parses it.
 */
final class EngineStatements implements BinlogStatements, AutoCloseable {
    private static final String RECEIVED = "Received query command: {}";
    private static final int REMEMBERED = 10_000;

    private final String source;
    private final UnaryOperator<String> rewriting;
    private final Hook hook = new Hook();
    private final Map<String, String> originals = new Remembered<>();
    private final Map<Long, Long> starts = new Remembered<>();

    EngineStatements(String source, UnaryOperator<String> rewriting) {
        this.source = source;
        this.rewriting = rewriting;
        hook.start();
        LoggerContext.getContext(false).getConfiguration().addFilter(hook);
    }

    @Override
    public synchronized String original(String statement) {
        return originals.getOrDefault(statement, statement);
    }

    @Override
    public synchronized long startedAt(BinlogPosition position, long recorded) {
        return starts.getOrDefault(position.position(), recorded);
    }

    @Override
    public void close() {
        LoggerContext.getContext(false).getConfiguration().removeFilter(hook);
        hook.stop();
    }

    private synchronized void read(EventHeader header, QueryEventData query) {
        var sql = query.getSql();
        if (sql.equals("BEGIN")) {
            return;
        }
        if (header instanceof EventHeaderV4 place) {
            starts.put(place.getPosition(), place.getTimestamp());
        }
        var rewritten = rewritten(sql);
        if (!rewritten.equals(sql)) {
            query.setSql(rewritten);
            originals.put(rewritten, sql);
        }
    }

    // nothing that is wrong here may end the reader: the engine then takes the statement as it is
    private String rewritten(String sql) {
        try {
            return rewriting.apply(sql);
        } catch (RuntimeException | StackOverflowError notUnderstood) {
            return sql;
        }
    }

    /** The newest entries. */
    private static final class Remembered<K, V> extends LinkedHashMap<K, V> {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > REMEMBERED;
        }
    }

    /** Never keeps a message from the log; called for every message of the process, so it must be quick. */
    private final class Hook extends AbstractFilter {
        @Override
        public Result filter(
                org.apache.logging.log4j.core.Logger logger,
                Level level,
                Marker marker,
                String message,
                Object argument) {
            if (argument instanceof Event event
                    && message.equals(RECEIVED)
                    && source.equals(ThreadContext.get(LoggingContext.CONNECTOR_NAME))) {
                var data =
                        event.getData() instanceof EventDataWrapper wrapper ? wrapper.getInternal() : event.getData();
                if (data instanceof QueryEventData query) {
                    read(event.getHeader(), query);
                }
            }
            return Result.NEUTRAL;
        }

        @Override
        public Result filter(
                org.apache.logging.log4j.core.Logger logger,
                Level level,
                Marker marker,
                String message,
                Object... arguments) {
            return arguments.length == 1 ? filter(logger, level, marker, message, arguments[0]) : Result.NEUTRAL;
        }
    }
}
