package dev.camelion.verify;

import dev.camelion.model.SourcePosition;
import java.util.List;

/** What a verification found at one position. */
public record VerificationResult(SourcePosition position, List<TableComparison> tables) {
    public VerificationResult {
        tables = List.copyOf(tables);
    }

    public boolean isEqual() {
        return tables.stream().allMatch(TableComparison::isEqual);
    }
}
