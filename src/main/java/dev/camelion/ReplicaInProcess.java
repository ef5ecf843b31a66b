package dev.camelion;

import dev.camelion.cli.operation.Operations;
import dev.camelion.config.Settings;
import dev.camelion.demo.DemoReplica;
import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import dev.camelion.model.GtidSet;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The product as the demo runs it: what the commands do, in one process that goes on with something else. */
final class ReplicaInProcess implements DemoReplica {
    private final Path home;
    private final Wiring wiring;
    private final TargetOperations operations;
    private @Nullable Replica running;

    ReplicaInProcess(Path home, Settings settings) {
        this.home = home;
        this.wiring = new Wiring(settings);
        this.operations = new TargetOperations(home, wiring);
    }

    @Override
    public Operations operations() {
        return operations;
    }

    @Override
    public void start(String source) {
        var replica = new Replica(home, wiring, List.of(source));
        running = replica;
        try {
            replica.start();
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new ReplicaException(
                    ErrorCode.SETTING_INVALID,
                    "the routes do not start: " + failure.getMessage(),
                    "Check routes/ and the camel.* settings",
                    failure);
        }
    }

    @Override
    public Replicated replicated(String source) {
        var replayed = wiring.statuses().replayed(id(source));
        return new Replicated(replayed.rows(), replayed.schemaChanges());
    }

    @Override
    public boolean hasReplayed(String source, String gtidSet) {
        var stored = wiring.positions().load(id(source), source);
        var isRead = stored.complete()
                && stored.gtidSet() != null
                && GtidSet.parse(stored.gtidSet()).containsAll(GtidSet.parse(gtidSet));
        return isRead
                && wiring.statuses().sources().stream()
                        .filter(state -> state.source().equals(source))
                        .allMatch(state -> state.batchesPending() == 0 && state.eventsPending() == 0);
    }

    private long id(String source) {
        return wiring.sources().get(source).id();
    }

    @Override
    public void close() {
        if (running != null) {
            running.close();
            running = null;
        }
        operations.close();
    }
}
