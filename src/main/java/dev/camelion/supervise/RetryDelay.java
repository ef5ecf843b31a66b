package dev.camelion.supervise;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;

/** How long work that failed has to wait: twice as long after each failure, up to a limit. Safe for any thread. */
public final class RetryDelay {
    private final long first;
    private final long longest;
    private final LongSupplier nanos;
    private long delay;
    private long end;
    private boolean isWaiting;

    public RetryDelay(Duration first, Duration longest) {
        this(first, longest, System::nanoTime);
    }

    RetryDelay(Duration first, Duration longest, LongSupplier nanos) {
        this.first = first.toNanos();
        this.longest = longest.toNanos();
        this.nanos = nanos;
        this.delay = this.first;
    }

    /** Waits up to a fifth less or more than it should, so that several do not come back at once. */
    public synchronized void failed() {
        var jitter = ThreadLocalRandom.current().nextDouble(0.8, 1.2);
        end = nanos.getAsLong() + (long) (delay * jitter);
        delay = Math.min(longest, delay * 2);
        isWaiting = true;
    }

    public synchronized void succeeded() {
        delay = first;
        isWaiting = false;
    }

    public synchronized boolean isOver() {
        return !isWaiting || nanos.getAsLong() - end >= 0;
    }
}
