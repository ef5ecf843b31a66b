package dev.camelion;

import dev.camelion.lease.Lease;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Renews the lease of a source while a command works that has no routes to do it. */
final class LeaseRenewal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LeaseRenewal.class);

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "lease");
        thread.setDaemon(true);
        return thread;
    });

    LeaseRenewal(Lease lease, String source) {
        var unused = clock.scheduleWithFixedDelay(() -> renew(lease, source), 2, 2, TimeUnit.SECONDS);
    }

    private static void renew(Lease lease, String source) {
        try {
            lease.renew(source);
        } catch (RuntimeException failure) {
            LOG.warn("the lease of {} was not renewed: {}", source, failure.getMessage());
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
