package dev.camelion.catalogue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the catalogue can say of a source at one moment; lags by the target's clock, null where nothing is known.
 *
 * @param isLeaseLive whether a process writes for the source now
 * @param isSyncing whether some of its tables are being copied again
 * @param isCopyBegun whether a copy of it has begun that did not come to its end yet
 * @param copyNeeded tables that are replicated and may have wrong old rows
 * @param discarded open discarded rows
 * @param silence since capture last heard from the source
 */
public record SourceState(
        long id,
        String source,
        SourceStatus status,
        @Nullable String message,
        boolean isLeaseLive,
        boolean isSyncing,
        boolean isCopyBegun,
        List<String> schemas,
        @Nullable Instant lastRead,
        @Nullable Instant lastReplay,
        @Nullable Duration readLag,
        @Nullable Duration silence,
        @Nullable Long behindBytes,
        long batchesPending,
        long eventsPending,
        Duration replayLag,
        int replicated,
        int withoutKey,
        int quarantined,
        int copyNeeded,
        long discarded,
        @Nullable String position) {
    public SourceState {
        schemas = List.copyOf(schemas);
    }
}
