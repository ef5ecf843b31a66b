package dev.camelion.value;

import dev.camelion.ddl.model.ColumnModel;
import dev.camelion.ddl.model.MySqlType;
import java.util.List;

/** Columns for tests, named {@code c}. */
final class Columns {
    private Columns() {}

    static ColumnModel nullable(String type) {
        return column(MySqlType.of(type), true);
    }

    static ColumnModel nullable(String type, int length) {
        return column(sized(type, length), true);
    }

    static ColumnModel notNull(String type, int length) {
        return column(sized(type, length), false);
    }

    static ColumnModel zerofill(String type, int length, Integer scale) {
        return column(new MySqlType(type, length, scale, true, true, List.of(), null, null), true);
    }

    static ColumnModel text(String charset) {
        return column(new MySqlType("varchar", 10, null, false, false, List.of(), charset, null), true);
    }

    /** An ENUM or a SET. */
    static ColumnModel labelled(String type, String... labels) {
        return column(new MySqlType(type, null, null, false, false, List.of(labels), "utf8mb4", null), true);
    }

    private static MySqlType sized(String type, int length) {
        return new MySqlType(type, length, null, false, false, List.of(), null, null);
    }

    private static ColumnModel column(MySqlType type, boolean nullable) {
        return new ColumnModel(1, "c", type, nullable, null, false, null, false, false, null, "");
    }
}
