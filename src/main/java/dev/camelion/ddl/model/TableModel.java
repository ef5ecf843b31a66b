package dev.camelion.ddl.model;

import dev.camelion.model.TableId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table of the source with its columns in MySQL's order.
 *
 * @param identity kept when the table is renamed; unique within its source
 * @param targetName the table's name in PostgreSQL, cut and hashed where MySQL's exceeds 63 bytes
 * @param nextColumnId the id that the next new column or index of the table gets
 * @param partitioning null where the table is not partitioned
 * @param unsupported why the table cannot be replicated truly at the moment; null where it can
 */
public record TableModel(
        long identity,
        TableId id,
        String targetName,
        List<ColumnModel> columns,
        List<IndexModel> indexes,
        List<ForeignKeyModel> foreignKeys,
        List<CheckModel> checks,
        long nextColumnId,
        @Nullable String charset,
        @Nullable String collation,
        @Nullable String engine,
        @Nullable Long autoIncrement,
        String comment,
        @Nullable Partitioning partitioning,
        @Nullable String unsupported) {
    public TableModel {
        columns = List.copyOf(columns);
        indexes = List.copyOf(indexes);
        foreignKeys = List.copyOf(foreignKeys);
        checks = List.copyOf(checks);
    }

    /** This table, marked as one that cannot be replicated truly. */
    public TableModel unsupportedBecause(String why) {
        return new TableModel(
                identity,
                id,
                targetName,
                columns,
                indexes,
                foreignKeys,
                checks,
                nextColumnId,
                charset,
                collation,
                engine,
                autoIncrement,
                comment,
                partitioning,
                why);
    }

    /** MySQL compares column names without regard to case. */
    public Optional<ColumnModel> column(String name) {
        return columns.stream().filter(c -> c.name().equalsIgnoreCase(name)).findFirst();
    }

    public Optional<ColumnModel> column(long id) {
        return columns.stream().filter(c -> c.id() == id).findFirst();
    }

    public Optional<IndexModel> primaryKey() {
        return indexes.stream().filter(i -> i.kind() == IndexModel.Kind.PRIMARY).findFirst();
    }

    /**
     * The columns that identify a row in the target: the primary key's, else those of the first unique key whose
     * columns are whole and NOT NULL; empty where the table has neither.
     */
    public List<ColumnModel> keyColumns() {
        return keyIndex()
                .map(index -> index.parts().stream()
                        .map(part -> column(part.columnId() == null ? -1 : part.columnId())
                                .orElseThrow())
                        .toList())
                .orElse(List.of());
    }

    /** The key of the {@link #keyColumns}. */
    public Optional<IndexModel> keyIndex() {
        return primaryKey()
                .or(() -> indexes.stream().filter(this::identifiesRows).findFirst());
    }

    private boolean identifiesRows(IndexModel index) {
        return index.kind() == IndexModel.Kind.UNIQUE
                && index.parts().stream()
                        .allMatch(part -> part.columnId() != null
                                && part.prefix() == null
                                && column(part.columnId())
                                        .filter(c -> !c.nullable())
                                        .isPresent());
    }
}
