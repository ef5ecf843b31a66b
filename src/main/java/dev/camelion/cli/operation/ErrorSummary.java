package dev.camelion.cli.operation;

import dev.camelion.catalogue.errors.AdjustmentCount;
import dev.camelion.catalogue.errors.ErrorCount;
import java.util.List;

/** What of a source could not be carried over, as counts by kind. */
public record ErrorSummary(String source, List<ErrorCount> rows, List<AdjustmentCount> adjustments) {
    public ErrorSummary {
        rows = List.copyOf(rows);
        adjustments = List.copyOf(adjustments);
    }
}
