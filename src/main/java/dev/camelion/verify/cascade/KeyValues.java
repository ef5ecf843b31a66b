package dev.camelion.verify.cascade;

import dev.camelion.ddl.model.ColumnModel;
import dev.camelion.value.ValueRule;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Collectors;

/** Values of the target as parameters that MySQL compares by its column's own type, so that it uses indexes. Pure. */
final class KeyValues {
    private KeyValues() {}

    /**
     * @param text as PostgreSQL prints the value, its session in UTC
     * @throws IllegalArgumentException where the text is none of the column's type
     */
    static Object of(ColumnModel column, ValueRule rule, String text) {
        return switch (column.type().name()) {
            case "tinyint", "smallint", "mediumint", "int", "bigint", "year", "decimal" -> number(text);
            case "float", "double" -> Double.valueOf(text);
            case "bit" ->
                rule.targetType().toLowerCase(Locale.ROOT).contains("bit")
                        ? new BigDecimal(new BigInteger(text, 2))
                        : number(text);
            case "datetime", "timestamp" -> text.endsWith("+00") ? text.substring(0, text.length() - 3) : text;
            case "binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob" ->
                HexFormat.of().parseHex((text.startsWith("\\x") ? text.substring(2) : text).replace("-", ""));
            case "set" -> text.startsWith("{") ? members(text.substring(1, text.length() - 1)) : text;
            default -> text;
        };
    }

    private static BigDecimal number(String text) {
        return switch (text) {
            case "true", "t" -> BigDecimal.ONE;
            case "false", "f" -> BigDecimal.ZERO;
            default -> new BigDecimal(text);
        };
    }

    private static String members(String list) {
        return Arrays.stream(list.split(","))
                .map(member -> member.startsWith("\"") ? member.substring(1, member.length() - 1) : member)
                .map(member -> member.replaceAll("\\\\(.)", "$1"))
                .collect(Collectors.joining(","));
    }
}
