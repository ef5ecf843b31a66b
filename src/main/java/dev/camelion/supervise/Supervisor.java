package dev.camelion.supervise;

import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one source's capture going: starts it, and when it ends by itself says why and starts it again, with a delay
 * that doubles up to a limit, for as long as it takes. All of it happens on one thread of its own; the calls return at
 * once.
 */
public final class Supervisor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);

    private enum State {
        STOPPED,
        STARTING,
        RUNNING,
        WAITING
    }

    private final String source;
    private final Part capture;
    private final StatusSink status;
    private final Duration firstDelay;
    private final Duration maxDelay;
    private final ScheduledExecutorService thread;

    private State state = State.STOPPED;
    private Duration delay;
    private long runningSince;
    private @Nullable ScheduledFuture<?> next;

    public Supervisor(String source, Part capture, StatusSink status, Duration firstDelay, Duration maxDelay) {
        this.source = source;
        this.capture = capture;
        this.status = status;
        this.firstDelay = firstDelay;
        this.maxDelay = maxDelay;
        this.delay = firstDelay;
        this.thread = Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "supervise-" + source));
    }

    public void start() {
        thread.execute(this::attempt);
    }

    /** Capture has appended for the first time since it was started: only now is it running. */
    public void appended() {
        thread.execute(() -> {
            if (state != State.RUNNING) {
                state = State.RUNNING;
                runningSince = System.nanoTime();
                LOG.info("capture running source={}", source);
                status.running();
            }
        });
    }

    /** Capture ended by itself. */
    public void ended(@Nullable Throwable failure) {
        thread.execute(() -> {
            if (state == State.STARTING || state == State.RUNNING) {
                again(failure);
            }
        });
    }

    /** Stops capture and starts it at once, so that it begins from what the catalogue says now. */
    public void restart() {
        thread.execute(() -> {
            if (state != State.RUNNING && state != State.WAITING) {
                return;
            }
            if (next != null) {
                next.cancel(false);
            }
            LOG.info("capture restarts source={}", source);
            state = State.WAITING;
            stopCapture();
            attempt();
        });
    }

    private void attempt() {
        next = null;
        state = State.STARTING;
        try {
            capture.start();
        } catch (Exception failure) {
            again(failure);
        }
    }

    private void again(@Nullable Throwable failure) {
        if (state == State.RUNNING && System.nanoTime() - runningSince > maxDelay.toNanos()) {
            // it had recovered: this is another failure
            delay = firstDelay;
        }
        state = State.WAITING;
        stopCapture();
        var cause = Failure.of(failure);
        status.failed(
                cause.code().id(), "%s Capture is tried again in %s s.".formatted(cause.message(), seconds(delay)));
        LOG.error("capture stopped source={} again-in={}s: {}", source, seconds(delay), cause.message());
        if (cause.code() == ErrorCode.BUG) {
            LOG.error("capture source={}", source, failure);
        }
        next = thread.schedule(this::attempt, delay.toMillis(), TimeUnit.MILLISECONDS);
        var doubled = delay.multipliedBy(2);
        delay = doubled.compareTo(maxDelay) > 0 ? maxDelay : doubled;
    }

    private static String seconds(Duration delay) {
        return delay.toMillis() % 1000 == 0
                ? String.valueOf(delay.toSeconds())
                : String.valueOf(delay.toMillis() / 1000.0);
    }

    private void stopCapture() {
        try {
            capture.stop();
        } catch (Exception failure) {
            LOG.warn("capture source={} did not stop cleanly: {}", source, failure.getMessage());
        }
    }

    /** Stops capture and waits for it; nothing starts it again. */
    @Override
    public void close() {
        thread.execute(() -> {
            if (next != null) {
                next.cancel(false);
            }
            state = State.STOPPED;
            stopCapture();
        });
        thread.shutdown();
        try {
            if (!thread.awaitTermination(60, TimeUnit.SECONDS)) {
                throw new ReplicaException(
                        ErrorCode.BUG, "capture of source " + source + " did not stop within 60 s", "Report this");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
