package dev.camelion.copy;

import dev.camelion.catalogue.SnapshotState;
import dev.camelion.ddl.model.SourceModel;
import dev.camelion.ddl.model.TableModel;
import dev.camelion.ddl.outcome.DdlWarning;
import dev.camelion.model.SourcePosition;
import java.util.List;
import java.util.function.Function;

/** What the catalogue is to know of copied tables. */
final class CopiedTables {
    private CopiedTables() {}

    /** @param schemas where each table is in the target */
    static SnapshotState state(
            TargetDesign design,
            Function<TableModel, String> schemas,
            SourceModel model,
            SourcePosition position,
            List<SnapshotState.Definition> definitions,
            List<DdlWarning> warnings) {
        var tables = model.tables().values().stream()
                .map(table -> new SnapshotState.CopiedTable(
                        schemas.apply(table),
                        table.targetName(),
                        table.keyColumns().stream().map(design::columnName).toList(),
                        table.columns().stream().map(design::columnName).toList(),
                        design.foreignKeys(model, table)))
                .toList();
        return new SnapshotState(model, position, tables, definitions, warnings);
    }
}
