package dev.camelion.capture;

import com.github.shyiko.mysql.binlog.event.Event;
import io.debezium.util.LoggingContext;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.Marker;
import org.apache.logging.log4j.ThreadContext;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.filter.AbstractFilter;

/**
 * Hands on the binlog events that one source's engine offers to the log with certain messages, on the reader's thread
 * and before anything that follows the event is handled. Keeps no message from the log.
 */
final class EngineMessages implements AutoCloseable {
    private final String source;
    private final Set<String> messages;
    private final Consumer<Event> handler;
    private final Hook hook = new Hook();

    EngineMessages(String source, Set<String> messages, Consumer<Event> handler) {
        this.source = source;
        this.messages = Set.copyOf(messages);
        this.handler = handler;
        hook.start();
        LoggerContext.getContext(false).getConfiguration().addFilter(hook);
    }

    @Override
    public void close() {
        LoggerContext.getContext(false).getConfiguration().removeFilter(hook);
        hook.stop();
    }

    /** Called for every message of the process, so it must be quick. */
    private final class Hook extends AbstractFilter {
        @Override
        public Result filter(Logger logger, Level level, Marker marker, String message, Object argument) {
            if (argument instanceof Event event
                    && messages.contains(message)
                    && source.equals(ThreadContext.get(LoggingContext.CONNECTOR_NAME))) {
                handler.accept(event);
            }
            return Result.NEUTRAL;
        }

        @Override
        public Result filter(Logger logger, Level level, Marker marker, String message, Object... arguments) {
            return arguments.length == 1 ? filter(logger, level, marker, message, arguments[0]) : Result.NEUTRAL;
        }
    }
}
