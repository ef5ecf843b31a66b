package dev.camelion.cli.operation;

import dev.camelion.model.TableId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a table is; a message says why it is not replicated, the next step what to do about it.
 *
 * @param discarded its open discarded rows
 * @param cost what is slower with it than with other tables, and why; null where nothing is
 */
public record TableStatus(
        TableId table,
        String target,
        String status,
        List<String> keyColumns,
        long discarded,
        @Nullable String cost,
        @Nullable String message,
        @Nullable String nextStep) {
    public TableStatus {
        keyColumns = List.copyOf(keyColumns);
    }
}
