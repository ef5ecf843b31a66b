package dev.camelion.copy;

import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import dev.camelion.model.TableId;

/** Refuses rows of one table that are too large for the heap, before they fill it. */
final class RowLimit {
    // a row is held by the driver, as its values, and as the text that is sent
    private static final int ROWS_IN_HEAP = 6;

    private final TableId table;
    private final long heap;
    private final long most;
    private final int workers;
    private long bytes;

    /** @param workers that read rows at the same time */
    RowLimit(TableId table, long heap, int workers) {
        this.table = table;
        this.heap = heap;
        this.workers = workers;
        this.most = heap / ROWS_IN_HEAP / workers;
    }

    void begin() {
        bytes = 0;
    }

    /** @throws ReplicaException where the row has more now than may be */
    void add(long more) {
        bytes += more;
        if (bytes > most) {
            throw new ReplicaException(
                    ErrorCode.ROW_TOO_LARGE,
                    "a row of %s has %d MB or more; a heap of %d MB takes %d MB with camelion.copy.workers = %d"
                            .formatted(table, bytes >> 20, heap >> 20, most >> 20, workers),
                    "Start the command with a larger heap (-Xmx) or fewer workers, or leave the table out with"
                            + " tables.exclude");
        }
    }
}
