package dev.camelion.verify.cascade;

import dev.camelion.ddl.name.Identifiers;
import dev.camelion.model.TableId;
import dev.camelion.source.SourceTables;
import dev.camelion.verify.ReplicaDesign;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Some tables of a source, found by schema and name of the target.
 *
 * @param names those that were looked for
 * @param definitions what MySQL says of them; equal ones mean that nothing was altered in between
 */
record CheckedTables(
        Collection<List<String>> names, Map<TableId, String> definitions, Map<List<String>, CheckedTable> tables) {
    static CheckedTables read(
            Connection connection, CascadePlan plan, ReplicaDesign design, Collection<List<String>> names)
            throws SQLException {
        var ids = new TreeMap<TableId, List<String>>();
        var databases = new TreeSet<String>();
        plan.schemas().forEach((database, schema) -> {
            if (names.stream().anyMatch(name -> name.get(0).equals(schema))) {
                databases.add(database);
            }
        });
        var source = new SourceTables(connection);
        for (var table : source.list(databases, plan.included())) {
            var name = List.of(
                    plan.schemas().getOrDefault(table.id().database(), ""),
                    Identifiers.targetName(table.id().table()));
            if (names.contains(name)) {
                ids.put(table.id(), name);
            }
        }
        var definitions = source.definitions(new ArrayList<>(ids.keySet()));
        var model = design.read(definitions, source.charsets(databases));
        var tables = new HashMap<List<String>, CheckedTable>();
        ids.forEach(
                (id, name) -> model.table(id).ifPresent(table -> tables.put(name, new CheckedTable(table, design))));
        return new CheckedTables(names, definitions, tables);
    }

    /** Null where the source has no such table, or does not replicate it. */
    @Nullable
    CheckedTable table(List<String> name) {
        return tables.get(name);
    }
}
