package dev.camelion.ddl;

import dev.camelion.ddl.model.MySqlType;
import java.util.Set;
import java.util.stream.Collectors;

/** A type as information_schema's COLUMN_TYPE prints it in MySQL 9. */
final class TypeText {
    private static final Set<String> INTEGERS = Set.of("tinyint", "smallint", "mediumint", "int", "bigint");

    private TypeText() {}

    static String of(MySqlType type) {
        if (type.hasLabels()) {
            var labels = type.labels().stream()
                    .map(label -> "'" + label.replace("\\", "\\\\").replace("'", "''") + "'")
                    .collect(Collectors.joining(","));
            return type.name() + "(" + labels + ")";
        }
        return type.name() + size(type) + (type.unsigned() ? " unsigned" : "") + (type.zerofill() ? " zerofill" : "");
    }

    private static String size(MySqlType type) {
        var isHiddenWidth = INTEGERS.contains(type.name())
                && !type.zerofill()
                && !(type.name().equals("tinyint")
                        && !type.unsigned()
                        && Integer.valueOf(1).equals(type.length()));
        if (type.length() == null || isHiddenWidth || type.name().equals("year")) {
            return "";
        }
        return type.scale() == null ? "(" + type.length() + ")" : "(" + type.length() + "," + type.scale() + ")";
    }
}
