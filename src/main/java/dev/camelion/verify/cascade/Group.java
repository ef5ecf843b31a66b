package dev.camelion.verify.cascade;

import dev.camelion.catalogue.CascadedRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Recorded rows of one table. */
record Group(String schema, String table, List<CascadedRow> rows) {
    static Collection<Group> of(List<CascadedRow> rows) {
        var groups = new LinkedHashMap<List<String>, Group>();
        for (var row : rows) {
            groups.computeIfAbsent(
                            List.of(row.schema(), row.table()),
                            name -> new Group(row.schema(), row.table(), new ArrayList<>()))
                    .rows
                    .add(row);
        }
        return groups.values();
    }

    List<String> name() {
        return List.of(schema, table);
    }

    boolean isObsolete() {
        return rows.get(0).isObsolete();
    }

    List<String> key() {
        return rows.get(0).key();
    }

    List<Long> ids() {
        return rows.stream().map(CascadedRow::id).toList();
    }

    List<Map<String, @Nullable Object>> values() {
        return rows.stream().map(CascadedRow::values).toList();
    }

    /** Whether the rows can be looked up by the key that the table has now. */
    boolean hasKeys() {
        return rows.stream().allMatch(row -> row.values().keySet().containsAll(key()));
    }

    /** What an action can have changed: columns of foreign keys, those there are and those there were. */
    Set<String> columns(CheckedTable table) {
        var columns = new LinkedHashSet<>(rows.get(0).columns());
        rows.forEach(row -> columns.addAll(row.values().keySet()));
        columns.removeAll(key());
        columns.removeIf(column -> !table.has(List.of(column)));
        return columns;
    }

    /** The columns of its foreign keys that the rows were recorded with. */
    List<String> references() {
        return rows.get(0).columns().stream()
                .filter(column -> rows.stream().allMatch(row -> row.values().containsKey(column)))
                .sorted()
                .toList();
    }
}
