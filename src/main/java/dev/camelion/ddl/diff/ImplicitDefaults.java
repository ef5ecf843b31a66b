package dev.camelion.ddl.diff;

import dev.camelion.ddl.model.ColumnModel;
import dev.camelion.ddl.render.Literals;
import dev.camelion.ddl.type.TargetKind;
import java.util.Set;

/** What MySQL puts in a NOT NULL column that has no default. */
final class ImplicitDefaults {
    private static final Set<String> DATES = Set.of("date", "datetime", "timestamp");

    private ImplicitDefaults() {}

    static boolean isZeroDate(ColumnModel column) {
        return DATES.contains(column.type().name());
    }

    static String of(ColumnModel column, String targetType) {
        var labels = column.type().labels();
        return switch (TargetKind.of(targetType)) {
            case INTEGER, NUMERIC, FLOAT -> "0";
            case BOOLEAN -> "false";
            case BIT ->
                "B'"
                        + "0"
                                .repeat(
                                        column.type().length() == null
                                                ? 1
                                                : column.type().length()) + "'";
            case BYTEA -> bytes(column);
            case ENUM -> Literals.string(labels.get(0));
            case TEXT_ARRAY -> "'{}'::text[]";
            // the zero date has no counterpart
            case DATE -> "'1970-01-01'";
            case TIMESTAMP -> "'1970-01-01 00:00:00'";
            case TIMESTAMPTZ -> "'1970-01-01 00:00:00+00'";
            case TIME, INTERVAL -> "'00:00:00'";
            case JSONB -> "'null'";
            case TEXT -> column.type().name().equals("enum") ? Literals.string(labels.get(0)) : "''";
            case OTHER -> "''";
        };
    }

    private static String bytes(ColumnModel column) {
        var length = column.type().name().equals("binary") ? column.type().length() : null;
        return "'\\x" + "00".repeat(length == null ? 0 : length) + "'::bytea";
    }
}
