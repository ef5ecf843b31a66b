package dev.camelion.capture;

import com.github.shyiko.mysql.binlog.event.Event;
import io.debezium.connector.binlog.BinlogStreamingChangeEventSource;
import io.debezium.util.LoggingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.Marker;
import org.apache.logging.log4j.ThreadContext;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.filter.AbstractFilter;

/**
 * Hands on the binlog events that one source's engine offers to the log with certain messages, on the reader's thread
 * and before anything that follows the event is handled. Keeps no message from the log. Refuses to work with an engine
 * that does not have these messages.
 */
final class EngineMessages implements AutoCloseable {
    private static final String ENGINE = text(BinlogStreamingChangeEventSource.class);

    private final String source;
    private final Set<String> messages;
    private final BiConsumer<Event, Object[]> handler;
    private final Hook hook = new Hook();

    /** @param handler gets the event, and all arguments of the message, of which the event is the first */
    EngineMessages(String source, Set<String> messages, BiConsumer<Event, Object[]> handler) {
        this.source = source;
        this.messages = Set.copyOf(messages);
        this.handler = handler;
        messages.forEach(EngineMessages::requireSpoken);
        hook.start();
        LoggerContext.getContext(false).getConfiguration().addFilter(hook);
    }

    /** What is hooked into would be lost in silence where another version of the engine says it in other words. */
    static void requireSpoken(String message) {
        if (!ENGINE.contains(message)) {
            throw new IllegalStateException(
                    "this version of Debezium has no message '" + message + "', by which its events are followed");
        }
    }

    private static String text(Class<?> type) {
        try (var file = type.getResourceAsStream(type.getSimpleName() + ".class")) {
            return file == null ? "" : new String(file.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
            if (argument instanceof Event) {
                offered(message, argument);
            }
            return Result.NEUTRAL;
        }

        @Override
        public Result filter(Logger logger, Level level, Marker marker, String message, Object... arguments) {
            if (arguments != null && arguments.length > 0 && arguments[0] instanceof Event) {
                offered(message, arguments);
            }
            return Result.NEUTRAL;
        }

        private void offered(String message, Object... arguments) {
            if (messages.contains(message) && source.equals(ThreadContext.get(LoggingContext.CONNECTOR_NAME))) {
                handler.accept((Event) arguments[0], arguments);
            }
        }
    }
}
