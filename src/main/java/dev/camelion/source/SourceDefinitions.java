package dev.camelion.source;

import dev.camelion.catalogue.SnapshotState;
import dev.camelion.model.TableId;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What a source's tables are at the moment.
 *
 * @param tables SHOW CREATE TABLE of those that are included
 * @param charsets default character set of each database
 * @param history of those and all others of the databases, for the engine
 */
public record SourceDefinitions(
        Map<TableId, String> tables, Map<String, String> charsets, List<SnapshotState.Definition> history) {
    public static SourceDefinitions read(
            SourceConnections source, Collection<String> databases, Predicate<TableId> included) throws SQLException {
        try (var connection = source.open()) {
            var asked = new SourceTables(connection);
            var ids = asked.list(databases, included).stream()
                    .map(SourceTable::id)
                    .toList();
            var tables = asked.definitions(ids);
            var charsets = asked.charsets(databases);
            return new SourceDefinitions(tables, charsets, asked.history(databases, tables));
        }
    }
}
