package dev.camelion;

import static java.util.Objects.requireNonNull;

import dev.camelion.catalogue.SourceStore;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The bean {@code stopRequests}: looks whether stop_replica was called from another terminal. */
public final class StopRequests {
    private final SourceStore sources;
    private final Consumer<String> stop;
    private final Map<String, Long> ids = new ConcurrentHashMap<>();

    StopRequests(SourceStore sources, Consumer<String> stop) {
        this.sources = sources;
        this.stop = stop;
    }

    void add(String source, long id) {
        ids.put(source, id);
    }

    public void look(String source) {
        if (sources.isStopRequested(requireNonNull(ids.get(source), source))) {
            stop.accept(source);
        }
    }
}
