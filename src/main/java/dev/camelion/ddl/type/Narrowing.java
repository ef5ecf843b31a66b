package dev.camelion.ddl.type;

import dev.camelion.ddl.model.MySqlType;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What must be asked of the rows before a column takes a type that cannot hold every value of its own. Expressions of
 * MySQL, with {@code %1$s} for the column. Pure.
 *
 * @param unfit the condition of a value that the type does not hold
 * @param least the least value there is, or one that does not fit
 * @param most the largest value there is, or how long the longest is; null where {@code least} says enough
 * @param found what the two are, with {@code %s} for each
 * @param holds what the type holds
 */
public record Narrowing(
        String unfit, String least, @Nullable String most, String found, String holds) {
    private static final Map<String, Integer> BITS = Map.of("smallint", 15, "integer", 31, "bigint", 63);
    private static final Map<String, Integer> MYSQL_BITS =
            Map.of("tinyint", 8, "smallint", 16, "mediumint", 24, "int", 32, "bigint", 64);
    private static final String UUID = "^([0-9A-Fa-f]{32}|[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})$";

    /** Nothing where the type holds every value. */
    public static Optional<Narrowing> of(MySqlType type, String targetType) {
        return TargetType.of(targetType).map(target -> switch (target.name()) {
            case "smallint", "integer", "bigint" -> toInteger(type, target);
            case "numeric" -> target.numbers().isEmpty() ? null : toNumeric(type, target);
            case "character varying" -> target.numbers().isEmpty() ? null : toVarchar(type, target);
            case "uuid" -> toUuid(type);
            default -> null;
        });
    }

    private static @Nullable Narrowing toInteger(MySqlType type, TargetType target) {
        var limit = BigInteger.TWO.pow(BITS.getOrDefault(target.name(), 63));
        var least = limit.negate();
        var most = limit.subtract(BigInteger.ONE);
        var value = type.name().equals("bit") ? "(%1$s + 0)" : "%1$s";
        if (largest(type).compareTo(limit) < 0 && scale(type) == 0) {
            return null;
        }
        var isWhole = !type.name().equals("decimal") || scale(type) == 0;
        var unfit = value + " < " + least + " OR " + value + " > " + most;
        return new Narrowing(
                isWhole ? unfit : unfit + " OR %1$s <> TRUNCATE(%1$s, 0)",
                "MIN(" + value + ")",
                "MAX(" + value + ")",
                "values from %s to %s",
                (isWhole ? "" : "whole numbers from ") + "%d to %d".formatted(least, most));
    }

    /** The largest number of a type, or how far below zero it goes, whichever is further. */
    private static BigInteger largest(MySqlType type) {
        var length = type.length() == null ? 1 : type.length();
        return switch (type.name()) {
            case "bit" -> BigInteger.TWO.pow(length).subtract(BigInteger.ONE);
            case "decimal" -> BigInteger.TEN.pow(length - scale(type)).subtract(BigInteger.ONE);
            case "year" -> BigInteger.valueOf(2155);
            default -> {
                var bits = MYSQL_BITS.getOrDefault(type.name(), 64);
                // below zero there is one more, which the target has too
                yield BigInteger.TWO.pow(type.unsigned() ? bits : bits - 1).subtract(BigInteger.ONE);
            }
        };
    }

    private static int scale(MySqlType type) {
        return type.name().equals("decimal") && type.scale() != null ? type.scale() : 0;
    }

    private static @Nullable Narrowing toNumeric(MySqlType type, TargetType target) {
        if (type.name().equals("float") || type.name().equals("double")) {
            return null;
        }
        int precision = target.numbers().get(0);
        int scale = target.numbers().size() > 1 ? target.numbers().get(1) : 0;
        var limit = BigInteger.TEN.pow(Math.max(0, precision - scale));
        var isLarge = largest(type).compareTo(limit) >= 0;
        var isFine = scale(type) > scale;
        if (!isLarge && !isFine) {
            return null;
        }
        var value = type.name().equals("bit") ? "(%1$s + 0)" : "%1$s";
        var tooLarge = "ABS(" + value + ") >= " + limit;
        var tooFine = "%1$s <> TRUNCATE(%1$s, " + scale + ")";
        return new Narrowing(
                !isFine ? tooLarge : isLarge ? tooLarge + " OR " + tooFine : tooFine,
                "MIN(" + value + ")",
                "MAX(" + value + ")",
                "values from %s to %s",
                "%d digits before the point and %d behind".formatted(precision - scale, scale));
    }

    private static @Nullable Narrowing toVarchar(MySqlType type, TargetType target) {
        int most = target.numbers().get(0);
        var length = type.length();
        if (type.name().endsWith("char") && length != null && length <= most
                || type.name().equals("enum") && type.labels().stream().allMatch(label -> label.length() <= most)) {
            return null;
        }
        var text = type.hasCharset() ? "CHAR_LENGTH(%1$s)" : "CHAR_LENGTH(CAST(%1$s AS CHAR))";
        return new Narrowing(
                text + " > " + most,
                "MAX(" + text + ")",
                null,
                "the longest has %s characters",
                "%d characters".formatted(most));
    }

    private static @Nullable Narrowing toUuid(MySqlType type) {
        if (type.name().endsWith("binary")) {
            var isRight = type.name().equals("binary") && Integer.valueOf(16).equals(type.length());
            return isRight
                    ? null
                    : new Narrowing(
                            "LENGTH(%1$s) <> 16",
                            "HEX(MIN(CASE WHEN LENGTH(%1$s) <> 16 THEN %1$s END))", null, "such as x'%s'", "16 bytes");
        }
        var unfit = "%1$s NOT REGEXP '" + UUID + "'";
        return new Narrowing(
                unfit,
                "MIN(CASE WHEN " + unfit + " THEN %1$s END)",
                null,
                "such as '%s'",
                "32 hexadecimal digits, with hyphens or without");
    }

    /** The expression for one column. */
    public static String of(String expression, String quotedColumn) {
        return expression.replace("%1$s", quotedColumn);
    }
}
