package dev.camelion;

import dev.camelion.catalogue.HoldStore;
import dev.camelion.catalogue.RegisteredSource;
import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import dev.camelion.model.SourcePosition;
import dev.camelion.verify.ReplayGate;
import java.time.Duration;

/** Holds the replay of the process that replicates a source, through the catalogue. */
final class HeldReplay implements ReplayGate {
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Wiring wiring;
    private final HoldStore holds;
    private final RegisteredSource source;

    HeldReplay(Wiring wiring, RegisteredSource source) {
        this.wiring = wiring;
        this.holds = wiring.holds();
        this.source = source;
    }

    @Override
    public void holdAt(SourcePosition position) {
        holds.hold(source.id(), position.binlog(), LIFE);
        var isReached =
                Waiting.until(PATIENCE, () -> holds.isApplied(source.id(), position.binlog()) || !isReplicated());
        if (!isReached || !holds.isApplied(source.id(), position.binlog())) {
            throw new ReplicaException(
                    ErrorCode.SOURCE_BUSY,
                    "source %s was not replayed up to %s%s"
                            .formatted(
                                    source.name(),
                                    position.binlog(),
                                    isReplicated()
                                            ? " within " + PATIENCE.toMinutes() + " min"
                                            : ": it is not running"),
                    isReplicated()
                            ? "Wait until show_status shows a small lag"
                            : "Run start_replica --source " + source.name());
        }
    }

    private boolean isReplicated() {
        return !wiring.leases().holder(source.id()).isEmpty();
    }

    @Override
    public void release() {
        holds.release(source.id());
    }
}
