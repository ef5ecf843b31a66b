package dev.camelion.verify;

import dev.camelion.ddl.model.ColumnModel;
import dev.camelion.ddl.model.SourceModel;
import dev.camelion.ddl.model.TableModel;
import dev.camelion.ddl.name.Identifiers;
import dev.camelion.model.TableId;
import dev.camelion.value.ValueRule;
import java.util.Map;

/** What the source's tables are in PostgreSQL. Pure. */
public interface ReplicaDesign {
    /**
     * @param definitions SHOW CREATE TABLE by table
     * @param charsets default character set by database
     */
    SourceModel read(Map<TableId, String> definitions, Map<String, String> charsets);

    default String columnName(ColumnModel column) {
        return Identifiers.targetName(column.name());
    }

    /** What became of the column's values. */
    ValueRule rule(TableModel table, ColumnModel column);
}
