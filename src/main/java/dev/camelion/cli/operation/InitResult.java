package dev.camelion.cli.operation;

import dev.camelion.model.TableId;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an initial copy brought over, and where replication goes on from.
 *
 * @param position of the binlog that the copy stands for
 * @param gtidSet the same as a GTID set; null where the source has none
 * @param took from the first question to the last table
 * @param lockHeld how long nobody could write to the source
 * @param snapshot by which way all tables are of one position, and why; null where that is not said
 * @param warnings what a user should know of, one sentence each
 */
public record InitResult(
        String source,
        String position,
        @Nullable String gtidSet,
        Duration took,
        Duration lockHeld,
        @Nullable String snapshot,
        List<CopiedTable> tables,
        List<String> warnings) {
    public InitResult {
        tables = List.copyOf(tables);
        warnings = List.copyOf(warnings);
    }

    /** Where there was nothing to copy. */
    public static InitResult ofNothing(String source, String position, @Nullable String gtidSet) {
        return new InitResult(source, position, gtidSet, Duration.ZERO, Duration.ZERO, null, List.of(), List.of());
    }

    /** False when rows were discarded or a table could not be copied. */
    public boolean isClean() {
        return tables.stream().allMatch(table -> table.discardedRows() == 0 && table.problem() == null);
    }

    public long rows() {
        return tables.stream().mapToLong(CopiedTable::rows).sum();
    }

    public long bytes() {
        return tables.stream().mapToLong(CopiedTable::bytes).sum();
    }

    public long discardedRows() {
        return tables.stream().mapToLong(CopiedTable::discardedRows).sum();
    }

    /**
     * One table of the copy; a problem says why it is not whole.
     *
     * @param bytes sent to the target
     * @param took with keys and indexes
     */
    public record CopiedTable(
            TableId table,
            long rows,
            long bytes,
            Duration took,
            long discardedRows,
            @Nullable String problem) {}
}
