package dev.camelion.verify;

import dev.camelion.verify.ComparedTable.ComparedColumn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of one side in the order of their key's digest, one at a time. */
final class RowCursor {
    private static final int FIRST_KEY = 3;

    private final ResultSet rows;
    private final ComparedTable table;
    private final Values values;
    private boolean hasRow;

    /** The text of a column, as {@code comparable} takes it. */
    interface Values {
        @Nullable
        String read(ResultSet row, int index, ComparedColumn column) throws SQLException;
    }

    RowCursor(ResultSet rows, ComparedTable table, Values values) throws SQLException {
        this.rows = rows;
        this.table = table;
        this.values = values;
        next();
    }

    void next() throws SQLException {
        hasRow = rows.next();
    }

    /** The digest of the row's key; null behind the last row. */
    @Nullable
    String order() throws SQLException {
        return hasRow ? rows.getString(1) : null;
    }

    /** All that the row's values are, undecided ones in their comparable form. */
    String content() throws SQLException {
        var undecided = table.undecided();
        if (undecided.isEmpty()) {
            return rows.getString(2);
        }
        var content = new ArrayList<@Nullable String>();
        content.add(rows.getString(2));
        for (var i = 0; i < undecided.size(); i++) {
            var column = undecided.get(i);
            var text = values.read(rows, FIRST_KEY + table.key().size() + i, column);
            content.add(text == null ? null : column.codec().comparable(text));
        }
        return Digests.of(content);
    }

    /** The row's name for people. */
    String name() throws SQLException {
        if (table.key().isEmpty()) {
            return "no key, digest " + rows.getString(2);
        }
        List<String> parts = new ArrayList<>();
        for (var i = 0; i < table.key().size(); i++) {
            var column = table.key().get(i);
            parts.add(column.model().name() + "=" + values.read(rows, FIRST_KEY + i, column));
        }
        return String.join(", ", parts);
    }
}
