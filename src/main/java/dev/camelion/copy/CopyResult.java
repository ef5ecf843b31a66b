package dev.camelion.copy;

import dev.camelion.model.SourcePosition;
import java.time.Duration;
import java.util.List;

/**
 * What an initial copy did.
 *
 * @param lockHeld how long nobody could write to the source
 * @param discarded rows that PostgreSQL refused, now in {@code t_discarded_rows}
 * @param warnings what a user should know of, one sentence each
 */
public record CopyResult(
        int tables,
        long rows,
        Duration took,
        Duration lockHeld,
        long discarded,
        List<String> warnings,
        SourcePosition position) {
    public CopyResult {
        warnings = List.copyOf(warnings);
    }

    public boolean isClean() {
        return discarded == 0;
    }
}
