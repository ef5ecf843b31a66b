package dev.camelion.copy.chunk;

import dev.camelion.ddl.model.ColumnModel;
import dev.camelion.ddl.model.TableModel;
import dev.camelion.source.Quoted;
import java.util.Map;
import java.util.Optional;

/**
 * A key column by which MySQL's own order can be followed: its values go out and come back as constants that compare
 * with the column as its values do, through its index. Pure.
 */
record KeyColumn(String name, Kind kind, String charset) {
    /** How a value is written. */
    enum Kind {
        NUMBER,
        TIME,
        TEXT,
        BYTES
    }

    // without ENUM and SET, which are ordered by number and compared with constants as texts, and without
    // floating-point
    // numbers, whose text may be another number
    private static final Map<String, Kind> KINDS = Map.ofEntries(
            Map.entry("tinyint", Kind.NUMBER),
            Map.entry("smallint", Kind.NUMBER),
            Map.entry("mediumint", Kind.NUMBER),
            Map.entry("int", Kind.NUMBER),
            Map.entry("bigint", Kind.NUMBER),
            Map.entry("decimal", Kind.NUMBER),
            Map.entry("year", Kind.NUMBER),
            Map.entry("date", Kind.TIME),
            Map.entry("datetime", Kind.TIME),
            Map.entry("timestamp", Kind.TIME),
            Map.entry("time", Kind.TIME),
            Map.entry("char", Kind.TEXT),
            Map.entry("varchar", Kind.TEXT),
            Map.entry("binary", Kind.BYTES),
            Map.entry("varbinary", Kind.BYTES));

    /** Empty where the column's type is none that can be followed. */
    static Optional<KeyColumn> of(TableModel table, ColumnModel column) {
        var kind = KINDS.get(column.type().name());
        var charset = column.type().charset() == null
                ? table.charset()
                : column.type().charset();
        if (kind == null || (kind == Kind.TEXT && charset == null)) {
            return Optional.empty();
        }
        return Optional.of(new KeyColumn(column.name(), kind, charset == null ? "" : charset));
    }

    String quoted() {
        return Quoted.name(name);
    }

    /** What is selected to make a {@link #constant} of. */
    String selected() {
        return switch (kind) {
            case NUMBER, TIME -> "CAST(%s AS CHAR)".formatted(quoted());
            case TEXT, BYTES -> "HEX(%s)".formatted(quoted());
        };
    }

    /** The selected text as a constant. */
    String constant(String selected) {
        return switch (kind) {
            case NUMBER -> selected;
            case TIME -> "'" + selected + "'";
            // bytes of the column's own character set: MySQL converts nothing, and compares by the column's collation
            case TEXT -> "_%s X'%s'".formatted(charset, selected);
            case BYTES -> "X'" + selected + "'";
        };
    }
}
