package dev.camelion.config;

import dev.camelion.config.key.Group;
import dev.camelion.config.key.Key;
import dev.camelion.config.key.Types;
import dev.camelion.config.key.Values;
import java.util.List;

/** How much of the binary log is held in memory on its way to the change log. Valid once constructed. */
public record CaptureSettings(int maxBatch, int queueSize, long queueBytes) {
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
            "Most memory for events read ahead of a source; whichever of the two limits is met first holds.");

    static final List<Key<?>> KEYS = List.of(MAX_BATCH, QUEUE_SIZE, QUEUE_BYTES);

    public CaptureSettings {
        MAX_BATCH.check(maxBatch);
        QUEUE_SIZE.check(queueSize);
        QUEUE_BYTES.check(queueBytes);
        if (queueSize <= maxBatch) {
            throw new IllegalArgumentException(
                    "camelion.capture.queue-size (%d) must be larger than camelion.capture.max-batch (%d)"
                            .formatted(queueSize, maxBatch));
        }
    }

    static CaptureSettings of(Values values) {
        return new CaptureSettings(values.get(MAX_BATCH), values.get(QUEUE_SIZE), values.get(QUEUE_BYTES));
    }
}
