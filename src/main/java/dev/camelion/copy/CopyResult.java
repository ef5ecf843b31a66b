package dev.camelion.copy;

import dev.camelion.model.SourcePosition;
import dev.camelion.model.TableId;
import java.time.Duration;
import java.util.List;

/**
 * What an initial copy did.
 *
 * @param snapshot by which way all is of one position, and why not by the first one
 * @param lockHeld how long nobody could write to the source
 * @param discarded rows that PostgreSQL refused, now in {@code t_discarded_rows}
 * @param notCopied tables whose definition is not understood: the target has them without columns
 * @param warnings what a user should know of, one sentence each
 */
public record CopyResult(
        int tables,
        long rows,
        Duration took,
        String snapshot,
        Duration lockHeld,
        long discarded,
        List<TableId> notCopied,
        List<String> warnings,
        SourcePosition position) {
    public CopyResult {
        notCopied = List.copyOf(notCopied);
        warnings = List.copyOf(warnings);
    }

    public boolean isClean() {
        return discarded == 0 && notCopied.isEmpty();
    }
}
