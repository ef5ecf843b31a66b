package dev.camelion.capture;

import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.QueryEventData;
import com.github.shyiko.mysql.binlog.event.deserialization.EventDeserializer.EventDataWrapper;
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
 * Gives the engine schema changes in words that it reads right, and their own words back to who asks. It sits where the
 * engine offers a message with the statement to the log, on the reader's thread: before the engine parses it.
 */
final class EngineStatements implements AutoCloseable {
    private static final String RECEIVED = "Received query command: {}";
    private static final int REMEMBERED = 1000;

    private final String source;
    private final UnaryOperator<String> rewriting;
    private final Hook hook = new Hook();
    private final Map<String, String> originals = new LinkedHashMap<>();

    EngineStatements(String source, UnaryOperator<String> rewriting) {
        this.source = source;
        this.rewriting = rewriting;
        hook.start();
        LoggerContext.getContext(false).getConfiguration().addFilter(hook);
    }

    /** The statement as the binlog has it. */
    synchronized String original(String statement) {
        return originals.getOrDefault(statement, statement);
    }

    @Override
    public void close() {
        LoggerContext.getContext(false).getConfiguration().removeFilter(hook);
        hook.stop();
    }

    private void rewrite(QueryEventData query) {
        var sql = query.getSql();
        var rewritten = rewriting.apply(sql);
        if (!rewritten.equals(sql)) {
            query.setSql(rewritten);
            remember(rewritten, sql);
        }
    }

    private synchronized void remember(String rewritten, String sql) {
        originals.put(rewritten, sql);
        if (originals.size() > REMEMBERED) {
            originals.remove(originals.keySet().iterator().next());
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
                    rewrite(query);
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
