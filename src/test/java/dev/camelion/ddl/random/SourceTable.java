package dev.camelion.ddl.random;

import java.util.List;

/** A table as information_schema has it. */
record SourceTable(
        String name,
        boolean partitioned,
        List<SourceColumn> columns,
        List<SourceIndex> indexes,
        List<ForeignKey> foreignKeys) {
    record ForeignKey(String name, String column, String parent, String parentColumn) {}

    String quoted() {
        return SourceColumn.quoted(name);
    }

    List<SourceColumn> plainColumns() {
        return columns.stream().filter(column -> !column.isGenerated()).toList();
    }

    boolean refersTo(SourceTable other) {
        return foreignKeys.stream().anyMatch(key -> key.parent().equals(other.name()));
    }

    boolean hasKey() {
        return indexes.stream().anyMatch(SourceIndex::isPrimary);
    }

    /** Those that are neither the primary key nor over expressions. */
    List<SourceIndex> ordinaryIndexes() {
        return indexes.stream().filter(index -> !index.isPrimary()).toList();
    }
}
