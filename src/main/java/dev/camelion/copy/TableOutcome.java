package dev.camelion.copy;

import dev.camelion.ddl.model.TableModel;
import dev.camelion.value.Adjustments;
import java.util.List;
import java.util.Map;

/** What became of one table's copy. */
record TableOutcome(
        TableModel table, long rows, int discarded, Map<Adjustments.Key, Long> adjustments, List<String> warnings) {
    TableOutcome {
        adjustments = Map.copyOf(adjustments);
        warnings = List.copyOf(warnings);
    }

    /** Of a table whose definition is not understood. */
    static TableOutcome notCopied(TableModel table) {
        var warning = "%s: not copied: %s".formatted(table.id(), table.unsupported());
        return new TableOutcome(table, 0, 0, Map.of(), List.of(warning));
    }
}
