package dev.camelion.cli.operation;

import dev.camelion.model.TableId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How source and target compare at one position. */
public record VerifyResult(String source, String position, List<ComparedTable> tables) {
    public VerifyResult {
        tables = List.copyOf(tables);
    }

    public boolean isEqual() {
        return tables.stream().allMatch(ComparedTable::isEqual);
    }

    /** One table; a reason says what differs, or why it could not be compared. */
    public record ComparedTable(
            TableId table,
            long sourceRows,
            long targetRows,
            boolean isEqual,
            @Nullable String reason) {}
}
