package dev.camelion.value;

import dev.camelion.ddl.model.ColumnModel;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Collectors;

/** Values of the target as parameters that MySQL compares by its column's own type, so that it uses indexes. Pure. */
public final class KeyValues {
    private static final String UTC = "+00";
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");

    private KeyValues() {}

    /**
     * @param text as PostgreSQL prints the value, its session in UTC
     * @throws IllegalArgumentException where the text is none of the column's type
     */
    public static Object of(ColumnModel column, ValueRule rule, String text) {
        return switch (column.type().name()) {
            case "tinyint", "smallint", "mediumint", "int", "bigint", "year", "decimal" -> number(text);
            case "float", "double" -> Double.valueOf(text);
            case "bit" ->
                rule.targetType().toLowerCase(Locale.ROOT).contains("bit")
                        ? new BigDecimal(new BigInteger(text, 2))
                        : number(text);
            case "datetime" -> text.endsWith(UTC) ? wallClock(withoutZone(text), rule.zone()) : text;
            case "timestamp" -> text.endsWith(UTC) ? withoutZone(text) : text;
            case "binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob" ->
                HexFormat.of().parseHex((text.startsWith("\\x") ? text.substring(2) : text).replace("-", ""));
            case "set" -> text.startsWith("{") ? members(text.substring(1, text.length() - 1)) : text;
            default -> text;
        };
    }

    private static String withoutZone(String text) {
        return text.substring(0, text.length() - UTC.length());
    }

    private static String wallClock(String utc, ZoneId zone) {
        var instant = LocalDateTime.parse(utc.replace(' ', 'T')).atZone(ZoneOffset.UTC);
        return instant.withZoneSameInstant(zone).format(CLOCK);
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
