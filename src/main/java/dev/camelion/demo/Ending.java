package dev.camelion.demo;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The wish to end: of a person at the keyboard or of whoever ends this process. The process then waits a while for the
 * demo to end in order.
 */
final class Ending implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook;

    /** Takes what must be done in any case, also when the demo does not end in time. Safe to call twice. */
    Ending(Runnable cleanUp) {
        hook = new Thread(
                () -> {
                    asked.countDown();
                    if (!awaitDone()) {
                        cleanUp.run();
                    }
                },
                "end-demo");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    boolean isAsked() {
        return asked.getCount() == 0;
    }

    /** Waits; true at once when the end is asked for. */
    boolean awaitAsked(Duration time) {
        try {
            return asked.await(Math.max(0, time.toMillis()), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Waits a moment, whether the end is asked for or not. */
    void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }

    private boolean awaitDone() {
        try {
            return done.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            return false;
        }
    }

    @Override
    public void close() {
        done.countDown();
        if (!isAsked()) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }
}
