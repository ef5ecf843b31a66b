package dev.camelion.capture;

import java.nio.ByteBuffer;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * How much memory the rows of the run take that is being gathered: a few large rows are as much as thousands of small
 * ones, and an append holds its run several times. Refuses a row that is too large for the heap.
 */
final class RunBytes {
    private static final long FULL = 8 << 20;
    private static final int NUMBER = 16;

    private final String source;
    private final long largestRow;
    private long bytes;

    RunBytes(String source, long largestRow) {
        this.source = source;
        this.largestRow = largestRow;
    }

    /** @throws dev.camelion.error.ReplicaException where the row alone is too much */
    void add(EngineRecord record) {
        var row = of(record.before()) + of(record.after());
        if (row > largestRow) {
            throw Refusals.rowTooLarge(source, record, row, largestRow);
        }
        bytes += row;
    }

    boolean isFull() {
        return bytes >= FULL;
    }

    void clear() {
        bytes = 0;
    }

    private static long of(@Nullable Struct row) {
        if (row == null) {
            return 0;
        }
        var sum = 0L;
        for (var field : row.schema().fields()) {
            sum += of(row.get(field));
        }
        return sum;
    }

    private static long of(@Nullable Object value) {
        if (value instanceof ByteBuffer buffer) {
            return buffer.remaining();
        }
        if (value instanceof String text) {
            return text.length();
        }
        if (value instanceof byte[] bytes) {
            return bytes.length;
        }
        return value instanceof Struct part ? of(part) : NUMBER;
    }
}
