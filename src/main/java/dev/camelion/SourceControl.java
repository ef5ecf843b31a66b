package dev.camelion;

import static java.util.Objects.requireNonNull;

import dev.camelion.capture.CaptureControl;
import dev.camelion.capture.CaptureStart;
import dev.camelion.capture.ReplicatedTables;
import dev.camelion.catalogue.PositionStore;
import dev.camelion.catalogue.RegisteredSource;
import dev.camelion.ddl.policy.TranslationPolicy;
import dev.camelion.lease.Lease;
import dev.camelion.source.ForeignKeyActions;
import dev.camelion.source.ResumeCheck;
import dev.camelion.source.SourceConnections;
import dev.camelion.supervise.Supervisor;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Ties a capture route to its lease, its source's checks, its model and its supervisor. */
final class SourceControl implements CaptureControl {
    private final PositionStore positions;
    private final Lease lease;
    private final StructureAdoption adoption;
    private final Map<String, Replicated> sources = new ConcurrentHashMap<>();
    private final Map<String, Supervisor> supervisors = new ConcurrentHashMap<>();

    /** What a source's capture works with. */
    record Replicated(
            RegisteredSource registered,
            SourceConnections connections,
            TranslationPolicy policy,
            Map<String, String> engineSettings,
            ReplicatedTables tables,
            java.util.Collection<String> databases,
            long largestRow) {}

    SourceControl(PositionStore positions, Lease lease, StructureAdoption adoption) {
        this.positions = positions;
        this.lease = lease;
        this.adoption = adoption;
    }

    void add(String source, Replicated replicated) {
        sources.put(source, replicated);
    }

    void supervise(String source, Supervisor supervisor) {
        supervisors.put(source, supervisor);
    }

    @Override
    public CaptureStart begin(String source) {
        var known = requireNonNull(sources.get(source), source);
        var id = known.registered.id();
        if (!lease.isHeld(source)) {
            lease.take(source, id);
        }
        var replicated = adoption.adopt(source, known, lease.epoch(source));
        sources.put(source, replicated);
        var position = positions.load(id, source);
        ResumeCheck.check(replicated.connections, replicated.databases, source, position);
        replicated.tables.reset(positions.model(id), ForeignKeyActions.areHidden(replicated.connections));
        return new CaptureStart(
                position,
                positions.history(id),
                lease.epoch(source),
                replicated.engineSettings,
                replicated.largestRow,
                replicated.tables.engineWords());
    }

    @Override
    public void appended(String source) {
        requireNonNull(supervisors.get(source), source).appended();
    }

    @Override
    public void ended(String source, @Nullable Throwable failure) {
        requireNonNull(supervisors.get(source), source).ended(failure);
    }
}
