package dev.camelion.catalogue;

import dev.camelion.ddl.model.SourceModel;
import dev.camelion.ddl.outcome.CascadingKey;
import dev.camelion.ddl.outcome.DdlWarning;
import dev.camelion.model.SourcePosition;
import java.util.List;

/**
 * What the catalogue must know after an initial copy.
 *
 * @param definitions the SHOW CREATE statements of the included databases at the snapshot, databases before tables
 * @param warnings what of the tables cannot be replicated truly
 */
public record SnapshotState(
        SourceModel model,
        SourcePosition position,
        List<CopiedTable> tables,
        List<Definition> definitions,
        List<DdlWarning> warnings) {
    public SnapshotState {
        tables = List.copyOf(tables);
        definitions = List.copyOf(definitions);
        warnings = List.copyOf(warnings);
    }

    /**
     * A table of the target by its PostgreSQL names.
     *
     * @param keyColumns identify a row; none: empty
     * @param columns of an event's row, in order
     */
    public record CopiedTable(
            String schema,
            String table,
            List<String> keyColumns,
            List<String> columns,
            List<CascadingKey> foreignKeys) {
        public CopiedTable {
            keyColumns = List.copyOf(keyColumns);
            columns = List.copyOf(columns);
            foreignKeys = List.copyOf(foreignKeys);
        }
    }

    /** A CREATE DATABASE or CREATE TABLE statement as MySQL prints it. */
    public record Definition(String database, String statement) {}
}
