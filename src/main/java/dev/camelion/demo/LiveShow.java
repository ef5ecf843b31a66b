package dev.camelion.demo;

import dev.camelion.cli.operation.SourceStatus;
import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Watches the replica while the shop is busy, and prints a line every few seconds. */
final class LiveShow {
    static final String RUNNING = "running";

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration LINE = Duration.ofSeconds(3);

    private final DemoReplica replica;
    private final String source;
    private final Consumer<String> out;
    private final Ending ending;

    LiveShow(DemoReplica replica, String source, Consumer<String> out, Ending ending) {
        this.replica = replica;
        this.source = source;
        this.out = out;
        this.ending = ending;
    }

    void awaitRunning() {
        var deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!RUNNING.equals(status().status())) {
            if (ending.awaitAsked(LOOK)) {
                return;
            }
            if (System.nanoTime() > deadline) {
                throw notRunning(status());
            }
        }
        out.accept("start_replica: running. Changes are counted as they arrive in PostgreSQL; Ctrl-C ends the demo.");
    }

    static ReplicaException notRunning(SourceStatus status) {
        return new ReplicaException(
                ErrorCode.CAPTURE_STOPPED,
                "the replica of %s is %s: %s".formatted(status.source(), status.status(), status.message()),
                "Run the demo again with --debug");
    }

    /** Returns at the end of the time, or when the end is asked for, or when the workload fails. */
    void watch(Workload workload, @Nullable Duration length) {
        var began = System.nanoTime();
        var before = replica.replicated(source);
        var printed = began;
        while (workload.failure().isEmpty()) {
            var elapsed = Duration.ofNanos(System.nanoTime() - began);
            var left = length == null ? LINE : length.minus(elapsed);
            var isLast = left.compareTo(LINE) < 0;
            if (ending.awaitAsked(isLast ? left : LINE) || isLast) {
                return;
            }
            var now = System.nanoTime();
            var after = replica.replicated(source);
            out.accept(line(
                    Duration.ofNanos(now - began),
                    after,
                    (after.rows() - before.rows()) * 1e9 / Math.max(1, now - printed)));
            before = after;
            printed = now;
        }
    }

    private String line(Duration elapsed, DemoReplica.Replicated replicated, double rate) {
        var status = status();
        var line = "%4d s  %s  %s  %s  %s rows, %s rows/s  %s schema changes"
                .formatted(
                        elapsed.toSeconds(),
                        source,
                        status.status(),
                        Text.lags(status),
                        Text.count(replicated.rows()),
                        Text.count(Math.round(rate)),
                        Text.count(replicated.schemaChanges()));
        return status.message() == null ? line : line + "  " + status.message();
    }

    private SourceStatus status() {
        return replica.operations().status(List.of(source)).get(0);
    }
}
