package dev.camelion.capture;

import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Notices an engine that has died without a word: the binlog client does not say when the server closed the connection.
 * The server's heartbeats make silence mean something; while a batch is being appended there is no silence.
 */
final class SilenceWatch {
    private final String source;
    private final Duration limit;
    private final BooleanSupplier isWithinLargeEvent;
    private final Consumer<Throwable> silent;
    private final ScheduledExecutorService clock;

    private volatile boolean busy;
    private volatile long deadline;

    /** @param isWithinLargeEvent whether the engine is at work on one event for long: no silence either */
    SilenceWatch(
            String source,
            Duration first,
            Duration limit,
            BooleanSupplier isWithinLargeEvent,
            Consumer<Throwable> silent) {
        this.source = source;
        this.limit = limit;
        this.isWithinLargeEvent = isWithinLargeEvent;
        this.silent = silent;
        this.deadline = System.nanoTime() + first.toNanos();
        this.clock = Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, "silence-" + source);
            thread.setDaemon(true);
            return thread;
        });
    }

    void start() {
        var unused = clock.scheduleWithFixedDelay(this::look, 500, 500, TimeUnit.MILLISECONDS);
    }

    void busy() {
        busy = true;
    }

    void heard() {
        deadline = System.nanoTime() + limit.toNanos();
        busy = false;
    }

    void stop() {
        clock.shutdown();
    }

    private void look() {
        if (isWithinLargeEvent.getAsBoolean()) {
            deadline = System.nanoTime() + limit.toNanos();
        }
        if (!busy && System.nanoTime() - deadline > 0) {
            clock.shutdown();
            silent.accept(new ReplicaException(
                    ErrorCode.SOURCE_UNREACHABLE,
                    "source %s has sent nothing for %d s, not even a heartbeat".formatted(source, limit.toSeconds()),
                    "Nothing: capture is started again by itself; look at the source's error log if this goes on"));
        }
    }
}
