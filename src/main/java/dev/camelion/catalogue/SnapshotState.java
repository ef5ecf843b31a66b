package dev.camelion.catalogue;

import dev.camelion.ddl.model.SourceModel;
import dev.camelion.model.SourcePosition;
import java.util.List;

/**
 * What the catalogue must know after an initial copy.
 *
 * @param definitions the SHOW CREATE statements of the included databases at the snapshot, databases before tables
 */
public record SnapshotState(
        SourceModel model, SourcePosition position, List<CopiedTable> tables, List<Definition> definitions) {
    public SnapshotState {
        tables = List.copyOf(tables);
        definitions = List.copyOf(definitions);
    }

    /** A table of the target by its PostgreSQL names, with the columns that identify a row (none: empty). */
    public record CopiedTable(String schema, String table, List<String> keyColumns) {
        public CopiedTable {
            keyColumns = List.copyOf(keyColumns);
        }
    }

    /** A CREATE DATABASE or CREATE TABLE statement as MySQL prints it. */
    public record Definition(String database, String statement) {}
}
