package dev.camelion;

import static java.util.Objects.requireNonNull;

import dev.camelion.catalogue.HoldStore;
import dev.camelion.catalogue.RegisteredSource;
import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import dev.camelion.model.SourcePosition;
import dev.camelion.verify.cascade.OwnedGate;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Holds the replay of the process that replicates a source, through the catalogue. One user at a time. */
final class HeldReplay implements OwnedGate {
    private static final Duration LIFE = Duration.ofMinutes(10);

    private final Wiring wiring;
    private final HoldStore holds;
    private final RegisteredSource source;
    private final Duration patience;
    private final boolean yields;
    private @Nullable String hold;

    private HeldReplay(Wiring wiring, RegisteredSource source, Duration patience, boolean yields) {
        this.wiring = wiring;
        this.holds = wiring.holds();
        this.source = source;
        this.patience = patience;
        this.yields = yields;
    }

    /** For a command: takes the place of other holds, and waits long. */
    static HeldReplay first(Wiring wiring, RegisteredSource source) {
        return new HeldReplay(wiring, source, Duration.ofMinutes(5), false);
    }

    /** For what comes round again: leaves the hold to those that have one. */
    static HeldReplay yielding(Wiring wiring, RegisteredSource source) {
        return new HeldReplay(wiring, source, Duration.ofSeconds(20), true);
    }

    @Override
    public void holdAt(SourcePosition position) {
        take(position);
        var isReached =
                Waiting.until(patience, () -> holds.isApplied(source.id(), position.binlog()) || !isReplicated());
        if (!isReached || !holds.isApplied(source.id(), position.binlog())) {
            throw new ReplicaException(
                    ErrorCode.SOURCE_BUSY,
                    "source %s was not replayed up to %s%s"
                            .formatted(
                                    source.name(),
                                    position.binlog(),
                                    isReplicated() ? " within " + patience.toSeconds() + " s" : ": it is not running"),
                    isReplicated()
                            ? "Wait until show_status shows a small lag"
                            : "Run start_replica --source " + source.name());
        }
    }

    private void take(SourcePosition position) {
        if (!yields) {
            hold = holds.hold(source.id(), position.binlog(), LIFE);
            return;
        }
        hold = holds.claim(source.id(), position.binlog(), LIFE, hold)
                .orElseThrow(() -> new ReplicaException(
                        ErrorCode.SOURCE_BUSY,
                        "source %s is being verified".formatted(source.name()),
                        "Nothing: it is tried again"));
    }

    private boolean isReplicated() {
        return !wiring.leases().holder(source.id()).isEmpty();
    }

    @Override
    public String hold() {
        return requireNonNull(hold, "replay is not held");
    }

    @Override
    public void release() {
        if (hold != null) {
            holds.release(source.id(), hold);
            hold = null;
        }
    }
}
