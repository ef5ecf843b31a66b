package dev.camelion.config;

import dev.camelion.model.TableId;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names columns as {@code database.table.column}: a {@link TablePattern}, a dot, and the column's name in the same form.
 * MySQL tells no upper case from lower in names of columns.
 */
public final class ColumnPattern {
    private final String text;
    private final TablePattern tables;
    private final Pattern column;

    /** Throws an IllegalArgumentException when the text names no column. */
    public ColumnPattern(String text) {
        var dot = TablePattern.lastDot(text);
        if (dot <= 0 || dot == text.length() - 1) {
            throw new IllegalArgumentException("a column is named as database.table.column, but not as " + text);
        }
        this.text = text;
        this.tables = new TablePattern(text.substring(0, dot));
        this.column = Pattern.compile(
                TablePattern.regex(text.substring(dot + 1)),
                Pattern.DOTALL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    public boolean matches(TableId table, String name) {
        return tables.matches(table) && column.matcher(name).matches();
    }

    boolean matchesDatabase(String name) {
        return tables.matchesDatabase(name);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ColumnPattern pattern && text.equals(pattern.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
