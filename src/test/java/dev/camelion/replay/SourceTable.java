package dev.camelion.replay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A table of the source as it is now. The column {@code rid} tells its rows apart; replication does not see it. */
record SourceTable(
        Shape shape,
        String name,
        List<SourceColumn> columns,
        List<String> key,
        Map<String, List<String>> uniques,
        List<ForeignKey> foreignKeys) {
    /** A row: its values by column, as text that PostgreSQL reads, or null. */
    record Row(long id, Map<String, String> values) {
        List<String> tuple(List<String> columns) {
            var tuple = new ArrayList<String>();
            columns.forEach(column -> tuple.add(values.get(column)));
            return tuple;
        }

        Map<String, String> only(Set<String> columns) {
            var some = new LinkedHashMap<String, String>();
            columns.forEach(column -> some.put(column, values.get(column)));
            return some;
        }
    }

    /** The table as it is when it or another was renamed. */
    SourceTable after(Renaming step) {
        var keys = foreignKeys.stream()
                .map(key -> new ForeignKey(
                        key.name(),
                        step.apply(key.table()),
                        key.columns(),
                        step.apply(key.parent()),
                        key.parentColumns(),
                        key.onDelete(),
                        key.onUpdate(),
                        key.foldsCase()))
                .toList();
        return new SourceTable(shape, step.apply(name), columns, key, uniques, keys);
    }

    boolean hasKey() {
        return !key.isEmpty();
    }

    SourceColumn column(String wanted) {
        return columns.stream()
                .filter(column -> column.name().equals(wanted))
                .findFirst()
                .orElseThrow();
    }

    List<String> columnNames() {
        return columns.stream().map(SourceColumn::name).toList();
    }

    List<SourceColumn> writable() {
        return columns.stream().filter(column -> !column.isGenerated()).toList();
    }

    boolean refersToItself() {
        return foreignKeys.stream().anyMatch(ForeignKey::isSelf);
    }

    boolean isPartOfForeignKey(String column) {
        return foreignKeys.stream().anyMatch(key -> key.columns().contains(column));
    }

    /** The columns that identify a row where uniqueness is concerned: the key and each unique index. */
    List<List<String>> identities() {
        var all = new ArrayList<>(uniques.values());
        if (hasKey()) {
            all.add(0, key);
        }
        return all;
    }

    boolean isUnique(String column) {
        return identities().stream().anyMatch(unique -> unique.contains(column));
    }

    /** Whether a later change of the table may have added the column. */
    static boolean isExtra(String column) {
        return column.matches("x\\d+");
    }

    List<String> extraColumns() {
        return columnNames().stream().filter(SourceTable::isExtra).toList();
    }

    /** Columns of the key and those that foreign keys refer to. */
    Set<String> keyAnd(List<ForeignKey> references) {
        var names = new LinkedHashSet<>(key);
        references.forEach(reference -> names.addAll(reference.parentColumns()));
        return names;
    }

    String quotedName() {
        return SourceColumn.quoted(name);
    }

    String select() {
        return columns.stream()
                .map(SourceColumn::text)
                .collect(Collectors.joining(", ", "select rid, ", " from " + quotedName() + " order by rid"));
    }
}
