package dev.camelion;

import dev.camelion.catalogue.RegisteredSource;
import dev.camelion.catalogue.SourceStatus;
import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import dev.camelion.lease.ProcessName;
import dev.camelion.model.BinlogPosition;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The replication of a source that a sync needs beside it: another process's, or this one's own where there is none,
 * which ends with {@link #close} and leaves the status as it was.
 */
final class Replication implements AutoCloseable {
    private static final Duration LOOK = Duration.ofSeconds(1);
    // a capture that starts again by itself comes back sooner
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Wiring wiring;
    private final RegisteredSource source;
    private final SyncRenewal renewal;
    private @Nullable Wiring own;
    private @Nullable Replica replica;
    private @Nullable Thread hook;

    private Replication(Wiring wiring, RegisteredSource source, SyncRenewal renewal) {
        this.wiring = wiring;
        this.source = source;
        this.renewal = renewal;
    }

    static Replication of(Path home, Wiring wiring, RegisteredSource source, SyncRenewal renewal) {
        var replication = new Replication(wiring, source, renewal);
        if (!replication.isThere()) {
            try {
                replication.start(home);
            } catch (RuntimeException failure) {
                replication.close();
                throw failure;
            }
        }
        return replication;
    }

    private boolean isThere() {
        var holder = wiring.leases().holder(source.id());
        return !holder.isEmpty() && ProcessName.ifEnded(holder) == null;
    }

    private void start(Path home) {
        var ownWiring = new Wiring(wiring.settings());
        own = ownWiring;
        var started = new Replica(home, ownWiring, List.of(source.name()));
        replica = started;
        var atExit = new Thread(started::close, "stop-replica");
        hook = atExit;
        Runtime.getRuntime().addShutdownHook(atExit);
        try {
            started.start();
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

    /** Returns once all that stands before the place is in the target. */
    void awaitApplied(BinlogPosition place) {
        await("replayed up to " + place, () -> wiring.holds().isApplied(source.id(), place));
    }

    /** Returns once all that stands before the place is in the change log. */
    void awaitCaptured(BinlogPosition place) {
        await(
                "read up to " + place,
                () -> wiring.positions()
                                .load(source.id(), source.name())
                                .binlog()
                                .compareTo(place)
                        >= 0);
    }

    /** @throws ReplicaException where the replication ends or stands still, or the sync does */
    void await(String what, BooleanSupplier condition) {
        var wellAt = System.nanoTime();
        while (!Waiting.until(LOOK, condition)) {
            renewal.check();
            var state = wiring.sources().get(source.name());
            if (!isThere()) {
                throw new ReplicaException(
                        ErrorCode.SOURCE_BUSY,
                        "source %s was not %s: no process replicates it any more".formatted(source.name(), what),
                        "Run sync_tables again");
            }
            if (state.status() != SourceStatus.ERROR) {
                wellAt = System.nanoTime();
            } else if (System.nanoTime() - wellAt > PATIENCE.toNanos()) {
                throw new ReplicaException(
                        ErrorCode.SOURCE_BUSY,
                        "source %s was not %s: %s".formatted(source.name(), what, state.message()),
                        "Mend that, then run sync_tables again");
            }
        }
    }

    /** Stops what {@link #of} started. Safe to call twice. */
    @Override
    public void close() {
        var ownReplica = replica;
        if (ownReplica != null) {
            replica = null;
            removeHook();
            ownReplica.close();
            // one that was killed said it ran
            var before = source.status() == SourceStatus.RUNNING ? SourceStatus.STOPPED : source.status();
            wiring.sources().setStatus(source.id(), before, source.message());
        }
        if (own != null) {
            own.close();
            own = null;
        }
    }

    private void removeHook() {
        try {
            if (hook != null) {
                Runtime.getRuntime().removeShutdownHook(hook);
            }
        } catch (IllegalStateException shuttingDown) {
            // the hook is what stops the replica
        }
    }
}
