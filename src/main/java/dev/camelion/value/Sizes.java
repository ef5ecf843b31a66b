package dev.camelion.value;

import dev.camelion.ddl.model.ColumnModel;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a value that PostgreSQL would cut or round in silence from doing so: its row is refused. For columns that an
 * override makes smaller than they are in MySQL.
 */
final class Sizes {
    private static final String VARCHAR = "character varying";

    private final ColumnModel column;
    private final String type;

    Sizes(ColumnModel column, String type) {
        this.column = column;
        this.type = type;
    }

    /** The most characters that a text may have, of which PostgreSQL cuts blanks at the end; -1 where all texts fit. */
    int characters() {
        var most = number(type.startsWith("varchar") ? "varchar" : VARCHAR, 0);
        var length = column.type().length();
        var fits = most == null || column.type().name().endsWith("char") && length != null && length <= most;
        return fits ? -1 : most;
    }

    /** The most digits behind the point; null where there is no limit. */
    @Nullable
    Integer scale() {
        return switch (type.replaceFirst("\\(.*", "").strip()) {
            case "smallint", "integer", "bigint", "int", "int2", "int4", "int8" -> 0;
            case "numeric" -> scale("numeric");
            case "decimal" -> scale("decimal");
            default -> null;
        };
    }

    private @Nullable Integer scale(String name) {
        var precision = number(name, 0);
        var scale = number(name, 1);
        return precision == null ? null : scale == null ? Integer.valueOf(0) : scale;
    }

    private @Nullable Integer number(String name, int place) {
        if (!type.startsWith(name + "(")) {
            return null;
        }
        var numbers = type.substring(name.length() + 1, type.indexOf(')')).split(",");
        return place < numbers.length ? Integer.valueOf(numbers[place].strip()) : null;
    }

    String refused(String value, Adjustments adjustments) {
        adjustments.refuse(column, value, type);
        return value;
    }
}
