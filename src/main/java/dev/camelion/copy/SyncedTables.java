package dev.camelion.copy;

import dev.camelion.model.SourcePosition;
import dev.camelion.model.TableId;
import java.time.Duration;
import java.util.List;

/**
 * What one attempt to copy tables again came to.
 *
 * @param snapshot by which way all is of one position, and why not by the first one
 * @param lockHeld how long nobody could write to the source
 * @param replaced tables that are new now
 * @param notCopied those of them whose definition is not understood: the target has them without columns
 * @param again tables that were altered meanwhile and must be copied once more; they are as they were
 * @param warnings what a user should know of, one sentence each
 */
public record SyncedTables(
        SourcePosition position,
        String snapshot,
        Duration lockHeld,
        List<TableId> replaced,
        List<TableId> notCopied,
        List<TableId> again,
        List<String> warnings) {
    public SyncedTables {
        replaced = List.copyOf(replaced);
        notCopied = List.copyOf(notCopied);
        again = List.copyOf(again);
        warnings = List.copyOf(warnings);
    }
}
