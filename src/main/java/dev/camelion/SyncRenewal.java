package dev.camelion;

import dev.camelion.catalogue.SyncStore;
import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a sync alive for as long as its process works on it. Safe for any thread. */
final class SyncRenewal implements AutoCloseable {
    static final Duration LIFE = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(SyncRenewal.class);

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "sync");
        thread.setDaemon(true);
        return thread;
    });
    private final SyncStore syncs;
    private final long source;
    private final long sync;
    private volatile boolean isLost;

    SyncRenewal(SyncStore syncs, long source, long sync) {
        this.syncs = syncs;
        this.source = source;
        this.sync = sync;
        var unused = clock.scheduleWithFixedDelay(this::renew, 2, 2, TimeUnit.SECONDS);
    }

    private void renew() {
        try {
            isLost = !syncs.renew(source, sync, LIFE);
        } catch (RuntimeException failure) {
            LOG.warn("the sync was not renewed: {}", failure.getMessage());
        }
    }

    /** @throws ReplicaException once the sync was taken for dead */
    void check() {
        if (isLost) {
            throw new ReplicaException(
                    ErrorCode.LEASE_LOST,
                    "the sync was not renewed for %d s and was taken for dead".formatted(LIFE.toSeconds()),
                    "The tables are as they were; run sync_tables again");
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
