package dev.camelion;

import dev.camelion.ddl.model.ColumnModel;
import dev.camelion.ddl.model.MySqlType;
import dev.camelion.ddl.model.SourceModel;
import dev.camelion.ddl.model.TableModel;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Compares two models' ideas of one table, as far as its rows are read and keyed by it. Pure. */
final class TableStructure {
    private static final Set<String> INTEGERS = Set.of("tinyint", "smallint", "mediumint", "int", "bigint", "year");

    private final SourceModel model;
    private final TableModel table;

    private TableStructure(SourceModel model, TableModel table) {
        this.model = model;
        this.table = table;
    }

    static boolean isSame(SourceModel one, TableModel table, SourceModel other, TableModel otherTable) {
        return new TableStructure(one, table).isLike(new TableStructure(other, otherTable));
    }

    private boolean isLike(TableStructure other) {
        var columns = table.columns();
        var others = other.table.columns();
        return columns.size() == others.size()
                && Objects.equals(table.unsupported(), other.table.unsupported())
                && keyNames().equals(other.keyNames())
                && IntStream.range(0, columns.size()).allMatch(i -> isLike(columns.get(i), other, others.get(i)));
    }

    private List<String> keyNames() {
        return table.keyColumns().stream().map(ColumnModel::name).toList();
    }

    private boolean isLike(ColumnModel column, TableStructure other, ColumnModel otherColumn) {
        var type = column.type();
        var otherType = otherColumn.type();
        return column.name().equalsIgnoreCase(otherColumn.name())
                && column.nullable() == otherColumn.nullable()
                && type.name().equals(otherType.name())
                && type.unsigned() == otherType.unsigned()
                && type.labels().equals(otherType.labels())
                && isLength(type, otherType)
                && isSameOrUnsaid(type.scale(), otherType.scale())
                && isSameOrUnsaid(charset(type), other.charset(otherType));
    }

    // MySQL prints widths that nobody gave, or none that somebody did; only tinyint(1) means something
    private static boolean isLength(MySqlType type, MySqlType other) {
        if (INTEGERS.contains(type.name())) {
            return Objects.equals(type.length(), 1) == Objects.equals(other.length(), 1);
        }
        return isSameOrUnsaid(type.length(), other.length());
    }

    private static boolean isSameOrUnsaid(@Nullable Object one, @Nullable Object other) {
        return one == null || one.equals(other) || other == null;
    }

    private @Nullable String charset(MySqlType type) {
        if (type.charset() != null) {
            return type.charset();
        }
        return table.charset() != null
                ? table.charset()
                : model.charsets().get(table.id().database());
    }
}
