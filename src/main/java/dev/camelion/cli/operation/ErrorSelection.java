package dev.camelion.cli.operation;

import dev.camelion.config.TablePattern;
import java.util.List;

/** Discarded rows by their numbers, or those of some tables; neither means all there are. */
public record ErrorSelection(List<Long> ids, List<TablePattern> tables) {
    public ErrorSelection {
        ids = List.copyOf(ids);
        tables = List.copyOf(tables);
        if (!ids.isEmpty() && !tables.isEmpty()) {
            throw new IllegalArgumentException("a selection has rows or tables, not both");
        }
    }
}
