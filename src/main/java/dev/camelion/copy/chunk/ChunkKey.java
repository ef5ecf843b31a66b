package dev.camelion.copy.chunk;

import dev.camelion.ddl.model.IndexModel;
import dev.camelion.ddl.model.TableModel;
import dev.camelion.source.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The columns that a table is cut by: those of its primary key, or of the first unique key without NULLs, up to the
 * first that cannot be followed. They need not be unique. Pure.
 */
public final class ChunkKey {
    private final String index;
    private final List<KeyColumn> columns;

    private ChunkKey(String index, List<KeyColumn> columns) {
        this.index = index;
        this.columns = List.copyOf(columns);
    }

    /** Empty where the table can only be read as a whole. */
    public static Optional<ChunkKey> of(TableModel table) {
        return table.keyIndex()
                .map(index -> new ChunkKey(index.name(), columns(table, index)))
                .filter(key -> !key.columns.isEmpty());
    }

    private static List<KeyColumn> columns(TableModel table, IndexModel index) {
        var columns = new ArrayList<KeyColumn>();
        for (var part : index.parts()) {
            var column = part.columnId() == null || part.prefix() != null
                    ? Optional.<KeyColumn>empty()
                    : table.column(part.columnId()).flatMap(found -> KeyColumn.of(table, found));
            // an index is read forwards or backwards, so all of it has to go one way
            if (column.isEmpty() || part.descending() != index.parts().get(0).descending()) {
                break;
            }
            columns.add(column.get());
        }
        return columns;
    }

    int size() {
        return columns.size();
    }

    /** Constants of a boundary, from its selected columns. */
    List<String> constants(List<String> selected) {
        var constants = new ArrayList<String>();
        for (var i = 0; i < columns.size(); i++) {
            constants.add(columns.get(i).constant(selected.get(i)));
        }
        return constants;
    }

    String hint() {
        return " FORCE INDEX (%s)".formatted(Quoted.name(index));
    }

    String selected() {
        return columns.stream().map(KeyColumn::selected).collect(Collectors.joining(", "));
    }

    String order() {
        return columns.stream().map(KeyColumn::quoted).collect(Collectors.joining(", "));
    }

    /** True for keys behind the constants. */
    String behind(List<String> constants) {
        return comparison(constants, ">", ">");
    }

    /** True for keys up to the constants, these included. */
    String upTo(List<String> constants) {
        return comparison(constants, "<", "<=");
    }

    // MySQL makes ranges of an index from these, but not from a comparison of row constructors
    private String comparison(List<String> constants, String operator, String ofLast) {
        var last = columns.size() - 1;
        var text = columns.get(last).quoted() + " " + ofLast + " " + constants.get(last);
        for (var i = last - 1; i >= 0; i--) {
            var column = columns.get(i).quoted();
            text = "(%s %s %s OR (%s = %s AND %s))"
                    .formatted(column, operator, constants.get(i), column, constants.get(i), text);
        }
        return text;
    }
}
