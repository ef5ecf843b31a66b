package dev.camelion.ddl.diff;

import dev.camelion.ddl.model.MySqlType;
import java.util.Map;

/** How wide MySQL prints a ZEROFILL number. */
final class ZeroFill {
    private static final Map<String, Integer> WIDTHS =
            Map.of("tinyint", 3, "smallint", 5, "mediumint", 8, "int", 10, "bigint", 20);

    private ZeroFill() {}

    static int width(MySqlType type) {
        return type.length() != null ? type.length() : WIDTHS.getOrDefault(type.name(), 1);
    }
}
