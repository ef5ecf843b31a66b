package dev.camelion.ddl.model;

import dev.camelion.model.TableId;
import java.util.List;

/** A foreign key of the source; kept in the model, created in the target at the cutover only. */
public record ForeignKeyModel(
        String name,
        List<Long> columnIds,
        TableId referenced,
        List<String> referencedColumns,
        String onDelete,
        String onUpdate) {
    public ForeignKeyModel {
        columnIds = List.copyOf(columnIds);
        referencedColumns = List.copyOf(referencedColumns);
    }
}
