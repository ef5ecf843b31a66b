package dev.camelion.cli.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a source is. Lags and times are null while they are not known. A message says what is wrong, the next step what
 * to do about it.
 *
 * @param discarded open discarded rows
 */
public record SourceStatus(
        long id,
        String source,
        List<String> targetSchemas,
        String status,
        @Nullable Duration readLag,
        @Nullable Instant lastRead,
        @Nullable Duration replayLag,
        @Nullable Instant lastReplay,
        long batchesPending,
        TableCounts tables,
        long discarded,
        @Nullable String message,
        @Nullable String nextStep) {
    public SourceStatus {
        targetSchemas = List.copyOf(targetSchemas);
    }

    /** How many tables are replicated, how many of those have no key, and how many are set aside. */
    public record TableCounts(int replicated, int withoutKey, int quarantined) {}
}
