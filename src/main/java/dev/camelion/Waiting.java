package dev.camelion;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what another process does, by looking again and again. */
final class Waiting {
    private static final Duration PAUSE = Duration.ofMillis(200);

    private Waiting() {}

    /** Returns whether the condition came true within the limit; false too when the thread was interrupted. */
    static boolean until(Duration limit, BooleanSupplier condition) {
        var deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0 || Thread.interrupted()) {
                return false;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return true;
    }
}
