package dev.camelion.capture;

import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventHeaderV4;
import com.github.shyiko.mysql.binlog.event.TableMapEventData;
import dev.camelion.model.TableId;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The engine's thread that reads the binlog. The engine says neither that it died, as of an event that does not fit into
 * the heap, nor that it is at work for long on one event. Known from its first message on; see {@link EngineMessages}.
 */
final class EngineReader implements AutoCloseable {
    private static final String TABLE_MAP = "Received update table metadata event: {}";
    private static final String HEARTBEAT = "Server heartbeat: {}";
    // several heartbeats of the server
    private static final long LONG = Duration.ofSeconds(2).toNanos();
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final String source;
    private final Consumer<Throwable> died;
    private final EngineMessages messages;

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
        this.messages = new EngineMessages(
                source, Set.of(TABLE_MAP, HEARTBEAT, IncidentWatch.IGNORED), (event, arguments) -> read(event));
    }

    private void read(Event event) {
        lastEvent = System.nanoTime();
        var current = Thread.currentThread();
        if (thread != current) {
            current.setUncaughtExceptionHandler((any, failure) -> ended(failure));
            thread = current;
        }
        if (event.getData() instanceof TableMapEventData map && event.getHeader() instanceof EventHeaderV4 header) {
            last = new Place(new TableId(map.getDatabase(), map.getTable()), header.getPosition());
        }
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

    @Override
    public void close() {
        messages.close();
    }
}
