package dev.camelion.config;

import dev.camelion.config.key.Group;
import dev.camelion.config.key.Key;
import dev.camelion.config.key.Types;
import dev.camelion.config.key.Values;
import java.util.List;
import java.util.Optional;

/**
 * How much of the binary log is held in memory on its way to the change log. Valid once constructed.
 *
 * @param largestRow most bytes of a row, its old and new values together; empty for what the heap allows
 */
public record CaptureSettings(int maxBatch, int queueSize, long queueBytes, Optional<Long> largestRow) {
    static final Key<Integer> MAX_BATCH = Key.withDefault(
            "camelion.capture.max-batch",
            Group.RARELY,
            Types.integer(1, 1_000_000, 8192),
            "8192",
            "Most change events written to the change log in one transaction.");
    static final Key<Integer> QUEUE_SIZE = Key.withDefault(
            "camelion.capture.queue-size",
            Group.RARELY,
            Types.integer(2, 10_000_000, 32768),
            "32768",
            "Most change events read ahead of a source; larger than max-batch.");
    static final Key<Long> QUEUE_BYTES = Key.withDefault(
            "camelion.capture.queue-bytes",
            Group.RARELY,
            Types.size("1MB", "64GB", "64MB"),
            "64MB",
            "Most memory for events read ahead of a source, and a sixteenth of the heap at most; whichever of the two"
                    + " limits is met first holds.");

    static final Key<Long> LARGEST_ROW = Key.optional(
            "camelion.capture.largest-row",
            Group.RARELY,
            Types.size("1MB", "1GB", "96MB"),
            "Largest row that is read, of an update the old and the new values together; a larger one stops capture"
                    + " before it fills the heap. Without it, a sixth of the heap (-Xmx).");

    static final List<Key<?>> KEYS = List.of(MAX_BATCH, QUEUE_SIZE, QUEUE_BYTES, LARGEST_ROW);

    private static final int ROWS_IN_HEAP = 6;
    private static final int QUEUES_IN_HEAP = 16;

    public CaptureSettings {
        MAX_BATCH.check(maxBatch);
        QUEUE_SIZE.check(queueSize);
        QUEUE_BYTES.check(queueBytes);
        largestRow.ifPresent(LARGEST_ROW::check);
        if (queueSize <= maxBatch) {
            throw new IllegalArgumentException(
                    "camelion.capture.queue-size (%d) must be larger than camelion.capture.max-batch (%d)"
                            .formatted(queueSize, maxBatch));
        }
    }

    static CaptureSettings of(Values values) {
        return new CaptureSettings(
                values.get(MAX_BATCH), values.get(QUEUE_SIZE), values.get(QUEUE_BYTES), values.find(LARGEST_ROW));
    }

    /** The largest row that is read by a process of so much heap. */
    public long largestRow(long heapBytes) {
        return largestRow.orElse(heapBytes / ROWS_IN_HEAP);
    }

    /** What is read ahead of each of so many sources: large rows are held several times on their way. */
    public long queueBytes(long heapBytes, int sources) {
        return Math.min(queueBytes, heapBytes / QUEUES_IN_HEAP / sources);
    }
}
