package dev.camelion.catalogue;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which tables, columns and unique keys some schemas of the target have. */
public final class TargetTables {
    private final Map<Name, Set<String>> columns = new HashMap<>();
    private final Map<Name, Set<Set<String>>> keys = new HashMap<>();

    private record Name(String schema, String table) {}

    private record Found(Name name, List<String> columns) {}

    private TargetTables() {}

    public static TargetTables read(Sql sql, Collection<String> schemas) {
        var tables = new TargetTables();
        var names = schemas.toArray(String[]::new);
        sql.list(
                        "target_columns",
                        row -> new Found(
                                new Name(row.getString(1), row.getString(2)),
                                List.of(String.valueOf(row.getString(3)))),
                        (Object) names)
                .forEach(found -> tables.columns
                        .computeIfAbsent(found.name, name -> new HashSet<>())
                        .addAll(found.columns));
        sql.list(
                        "target_unique_keys",
                        row -> new Found(new Name(row.getString(1), row.getString(2)), Sql.texts(row, "columns")),
                        (Object) names)
                .forEach(found -> tables.keys
                        .computeIfAbsent(found.name, name -> new HashSet<>())
                        .add(Set.copyOf(found.columns)));
        return tables;
    }

    public boolean has(String schema, String table) {
        return columns.containsKey(new Name(schema, table));
    }

    public boolean hasColumn(String schema, String table, String column) {
        return columns.getOrDefault(new Name(schema, table), Set.of()).contains(column);
    }

    /** Whether a unique index for all rows has these columns and no other, in any order. */
    public boolean hasKey(String schema, String table, Collection<String> key) {
        return keys.getOrDefault(new Name(schema, table), Set.of()).contains(Set.copyOf(key));
    }
}
