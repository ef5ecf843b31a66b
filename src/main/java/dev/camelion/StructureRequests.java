package dev.camelion;

import static java.util.Objects.requireNonNull;

import dev.camelion.catalogue.SyncStore;
import dev.camelion.supervise.Supervisor;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The bean {@code structureRequests}: starts capture anew where a sync asks that it reads tables' structure again. */
public final class StructureRequests {
    private final SyncStore syncs;
    private final Map<String, Asked> sources = new ConcurrentHashMap<>();

    private record Asked(long id, Supervisor supervisor) {}

    StructureRequests(SyncStore syncs) {
        this.syncs = syncs;
    }

    void add(String source, long id, Supervisor supervisor) {
        sources.put(source, new Asked(id, supervisor));
    }

    public void look(String source) {
        var asked = requireNonNull(sources.get(source), source);
        if (syncs.requests(asked.id).stream().anyMatch(request -> request.problem() == null)) {
            asked.supervisor.restart();
        }
    }
}
