package dev.camelion.cli.operation;

import dev.camelion.catalogue.errors.DiscardedRow;
import dev.camelion.catalogue.errors.DroppedView;
import dev.camelion.catalogue.errors.LoggedError;
import dev.camelion.catalogue.errors.OpenSchemaChange;
import dev.camelion.catalogue.errors.TroubledTable;
import dev.camelion.catalogue.errors.WarningCount;
import java.util.List;

/**
 * What of a source could not be carried over.
 *
 * @param rows the newest open discarded rows, newest first
 * @param open how many of them there are
 * @param log the last failures of the replica, newest first
 * @param schemaChanges those that were not done, newest first
 * @param droppedViews views of the target that gave way to schema changes, newest first
 */
public record SourceErrors(
        String source,
        List<DiscardedRow> rows,
        long open,
        List<TroubledTable> tables,
        List<WarningCount> warnings,
        List<LoggedError> log,
        List<OpenSchemaChange> schemaChanges,
        List<DroppedView> droppedViews) {
    public SourceErrors {
        rows = List.copyOf(rows);
        tables = List.copyOf(tables);
        warnings = List.copyOf(warnings);
        log = List.copyOf(log);
        schemaChanges = List.copyOf(schemaChanges);
        droppedViews = List.copyOf(droppedViews);
    }
}
