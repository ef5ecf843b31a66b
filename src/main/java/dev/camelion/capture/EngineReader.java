package dev.camelion.capture;

import dev.camelion.model.TableId;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The engine's thread that reads the binlog. The engine says neither that it died, as of an event that does not fit into
 * the heap, nor that it is at work for long on one event. Known from its first event on.
 */
final class EngineReader {
    // several heartbeats of the server
    private static final long LONG = Duration.ofSeconds(2).toNanos();
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final String source;
    private final Consumer<Throwable> died;

    private volatile @Nullable Thread thread;
    private volatile @Nullable Place last;
    private volatile long lastEvent;
    private long lastCpu;

    /** Where the rows that come next belong. */
    private record Place(TableId table, long position) {}

    /** @param died gets what ended the thread */
    EngineReader(String source, Consumer<Throwable> died) {
        this.source = source;
        this.died = died;
    }

    /** To be called on the thread itself, for each event. */
    void event() {
        lastEvent = System.nanoTime();
        var current = Thread.currentThread();
        if (thread != current) {
            current.setUncaughtExceptionHandler((any, failure) -> ended(failure));
            thread = current;
        }
    }

    void rowsOf(TableId table, long position) {
        last = new Place(table, position);
    }

    private void ended(Throwable failure) {
        var place = last;
        var behind = place == null
                ? "at its start"
                : "behind position %d, which changes rows of %s".formatted(place.position, place.table);
        died.accept(failure instanceof OutOfMemoryError ? Refusals.eventTooLarge(source, behind, failure) : failure);
    }

    /** Whether it has worked since the last call, for some time already on the same event. To be called by one thread. */
    boolean isWithinLargeEvent() {
        var reader = thread;
        if (reader == null) {
            return false;
        }
        var cpu = THREADS.getThreadCpuTime(reader.getId());
        var hasWorked = cpu > lastCpu;
        lastCpu = cpu;
        return hasWorked && System.nanoTime() - lastEvent > LONG;
    }
}
