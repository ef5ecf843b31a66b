package dev.camelion.catalogue;

import dev.camelion.model.TableId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of a source as replay sees it.
 *
 * @param isSyncing whether a sync is copying it again
 * @param discarded its open discarded rows
 */
public record TableStateRow(
        TableId table,
        String targetSchema,
        String targetTable,
        List<String> keyColumns,
        String state,
        boolean isCopyNeeded,
        boolean isSyncing,
        @Nullable String reason,
        Instant since,
        long discarded) {
    public TableStateRow {
        keyColumns = List.copyOf(keyColumns);
    }

    public boolean isQuarantined() {
        return "quarantined".equals(state);
    }
}
