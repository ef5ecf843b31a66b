package dev.camelion.capture.engine;

import static java.util.Objects.requireNonNull;

import io.debezium.config.Configuration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The listeners of the engines that run: an engine makes its parts by their class names, and finds its listener by a key. */
public final class Listeners {
    /** The setting of the engine that holds the key. */
    public static final String KEY = "camelion.listener";

    private static final Map<String, BinlogListener> LISTENERS = new ConcurrentHashMap<>();

    private Listeners() {}

    /** Valid until it is closed. */
    public static Registration register(BinlogListener listener) {
        var key = UUID.randomUUID().toString();
        LISTENERS.put(key, listener);
        return new Registration(key);
    }

    static BinlogListener of(Configuration config) {
        return requireNonNull(LISTENERS.get(requireNonNull(config.getString(KEY), KEY)), "no listener");
    }

    /** A listener's key, as long as its engine lives. */
    public record Registration(String key) implements AutoCloseable {
        @Override
        public void close() {
            LISTENERS.remove(key);
        }
    }
}
