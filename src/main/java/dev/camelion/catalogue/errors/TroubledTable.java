package dev.camelion.catalogue.errors;

import dev.camelion.model.TableId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A table with open discarded rows, in quarantine, or in need of another copy.
 *
 * @param since when its state last changed; null where the table is not replicated any more
 * @param eventsKept events that wait for the table to leave quarantine
 * @param discarded open discarded rows
 */
public record TroubledTable(
        TableId table,
        String targetSchema,
        String targetTable,
        boolean isQuarantined,
        boolean isCopyNeeded,
        @Nullable String reason,
        @Nullable Instant since,
        long eventsKept,
        long discarded) {}
