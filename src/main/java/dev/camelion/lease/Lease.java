package dev.camelion.lease;

import dev.camelion.catalogue.LeaseStore;
import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The leases this process holds: one process writes for a source, and each of its write transactions names the epoch it
 * was given. Safe for many threads.
 */
public final class Lease {
    private static final Duration LIFE = Duration.ofSeconds(10);

    private final LeaseStore store;
    private final Map<String, Held> held = new ConcurrentHashMap<>();

    private record Held(long sourceId, long epoch) {}

    public Lease(LeaseStore store) {
        this.store = store;
    }

    /**
     * Takes the lease.
     *
     * @throws ReplicaException while another process holds it
     */
    public void take(String source, long sourceId) {
        var epoch = store.take(sourceId, ProcessName.own(), LIFE, ProcessName.ifEnded(store.holder(sourceId)))
                .orElseThrow(() -> new ReplicaException(
                        ErrorCode.SOURCE_RUNNING,
                        "source %s is written by another process (%s)".formatted(source, store.holder(sourceId)),
                        "Run stop_replica --source %s first; a killed one's lease ends after %d s"
                                .formatted(source, LIFE.toSeconds())));
        held.put(source, new Held(sourceId, epoch));
    }

    /** The epoch under which this process writes for the source. Called by routes. */
    public long epoch(String source) {
        var lease = held.get(source);
        if (lease == null) {
            throw new ReplicaException(
                    ErrorCode.LEASE_LOST,
                    "this process does not hold the lease of source " + source,
                    "Nothing: it is taken again once its holder lets go");
        }
        return lease.epoch;
    }

    /** Holds on to the lease; takes it again where it had ended and nobody else has it. Called by routes. */
    public void renew(String source) {
        var lease = held.get(source);
        if (lease != null && !store.renew(lease.sourceId, lease.epoch, LIFE)) {
            held.remove(source);
            throw new ReplicaException(
                    ErrorCode.LEASE_LOST,
                    "source %s is written by another process now (%s)".formatted(source, store.holder(lease.sourceId)),
                    "Nothing: this process has stopped writing");
        }
    }

    public boolean isHeld(String source) {
        return held.containsKey(source);
    }

    public void release(String source) {
        var lease = held.remove(source);
        if (lease != null) {
            store.release(lease.sourceId, lease.epoch);
        }
    }
}
