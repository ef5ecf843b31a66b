package dev.camelion.cli.progress;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Time that a test moves on. */
final class FakeClock implements LongSupplier {
    // System.nanoTime may begin anywhere, below zero too
    private long nanos = -5_000_000_000L;

    void advance(long millis) {
        nanos += Duration.ofMillis(millis).toNanos();
    }

    @Override
    public long getAsLong() {
        return nanos;
    }
}
