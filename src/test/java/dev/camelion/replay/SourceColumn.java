package dev.camelion.replay;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** A column of a MySQL table, as information_schema says it. */
record SourceColumn(
        String name,
        String type,
        String fullType,
        boolean isNullable,
        boolean isGenerated,
        String collation,
        String comment) {

    static String quoted(String name) {
        return "`" + name + "`";
    }

    /** The value as the text that PostgreSQL prints for it and reads: an expression of MySQL. */
    String text() {
        var column = quoted(name);
        if (isBoolean()) {
            return "if(%1$s is null, null, if(%1$s, 'true', 'false'))".formatted(column);
        }
        return switch (type) {
            case "varbinary", "binary", "blob" -> "concat('\\\\x', lower(hex(%s)))".formatted(column);
            default -> "cast(%s as char)".formatted(column);
        };
    }

    boolean isBoolean() {
        return fullType.startsWith("tinyint(1)");
    }

    boolean isText() {
        return type.endsWith("char") || type.endsWith("text");
    }

    boolean isNumber() {
        return type.endsWith("int") && !isBoolean();
    }

    boolean foldsCase() {
        return collation.endsWith("_ci");
    }

    /** Characters the column holds. */
    int length() {
        var open = fullType.indexOf('(');
        return open < 0
                ? Integer.MAX_VALUE
                : Integer.parseInt(
                        fullType.substring(open + 1, fullType.indexOf(')')).split(",")[0]);
    }

    /** A value that {@link #text()} gave, as a literal of MySQL. */
    String literal(String text) {
        if (text == null) {
            return "null";
        }
        if (isBoolean()) {
            return text;
        }
        if (text.startsWith("\\x") && !isText()) {
            return "x'" + text.substring(2) + "'";
        }
        return literalOf(text);
    }

    static String literalOf(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    static String literalOf(byte[] bytes) {
        return "x'" + HexFormat.of().formatHex(bytes) + "'";
    }

    /** Large text, different for each number. */
    static String large(int number, int length) {
        var unit = Integer.toHexString(number * 31 + 7) + "é'";
        var text = unit.repeat(length / unit.length() + 1);
        return literalOf(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    }
}
