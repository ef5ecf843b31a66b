package dev.camelion.cli.operation;

import dev.camelion.model.TableId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an initial copy brought over, and the binlog position it stands for. */
public record InitResult(String source, String position, List<CopiedTable> tables) {
    public InitResult {
        tables = List.copyOf(tables);
    }

    /** False when rows were discarded or a table could not be copied. */
    public boolean isClean() {
        return tables.stream().allMatch(table -> table.discardedRows() == 0 && table.problem() == null);
    }

    /** One table of the copy; a problem says why it is not whole. */
    public record CopiedTable(
            TableId table,
            long rows,
            long discardedRows,
            @Nullable String problem) {}
}
