package dev.camelion.ddl.render;

import dev.camelion.ddl.model.ColumnModel;
import dev.camelion.ddl.parse.MySqlText;
import dev.camelion.ddl.type.TargetKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** MySQL constants as literals of a PostgreSQL type, converted as MySQL converts them to the column's type. */
final class ConstantLiterals {
    private ConstantLiterals() {}

    static Rendered of(ColumnModel column, String targetType, ZoneId zone, String text) {
        try {
            return literal(column, targetType, zone, text);
        } catch (IllegalArgumentException | ArithmeticException unreadable) {
            return Rendered.dropped("the default %s does not fit %s".formatted(text, targetType));
        }
    }

    private static Rendered literal(ColumnModel column, String targetType, ZoneId zone, String text) {
        if (targetType.equals("uuid")) {
            return Rendered.of(uuid(column, text));
        }
        return switch (TargetKind.of(targetType)) {
            case INTEGER -> Rendered.of(integer(column, text));
            case NUMERIC, FLOAT -> Rendered.of(number(text).toPlainString());
            case BOOLEAN -> Rendered.of(number(text).signum() == 0 ? "false" : "true");
            case BIT -> Rendered.of(bits(text, column.type().length()));
            case BYTEA -> Rendered.of(bytes(column, text));
            case ENUM -> label(column, text);
            case TEXT_ARRAY -> Rendered.of(labels(column, text));
            case DATE, TIMESTAMP, TIMESTAMPTZ, TIME, INTERVAL ->
                TimeLiterals.of(TargetKind.of(targetType), zone, text(text));
            case TEXT, JSONB, OTHER -> string(text(text));
        };
    }

    private static String uuid(ColumnModel column, String text) {
        var value = column.type().name().endsWith("binary") && isBits(text)
                ? HexFormat.of().formatHex(bytesOf(text))
                : text(text).replace("-", "");
        if (!value.matches("[0-9A-Fa-f]{32}")) {
            throw new IllegalArgumentException("no uuid");
        }
        return Literals.string(value);
    }

    private static Rendered string(String value) {
        var warning = value.contains("\0") ? "NUL characters of the default are left out" : null;
        return new Rendered(Literals.string(value), warning);
    }

    /** The constant as MySQL turns it into text. */
    private static String text(String text) {
        if (isBits(text)) {
            return new String(bytesOf(text), StandardCharsets.UTF_8);
        }
        var value = MySqlText.unquote(text);
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true" -> text.startsWith("'") ? value : "1";
            case "false" -> text.startsWith("'") ? value : "0";
            default -> value;
        };
    }

    private static boolean isBits(String text) {
        return text.length() > 2 && text.charAt(1) == '\'' && "xXbB".indexOf(text.charAt(0)) >= 0;
    }

    private static byte[] bytesOf(String text) {
        var digits = text.substring(2, text.length() - 1);
        if (Character.toLowerCase(text.charAt(0)) == 'x') {
            return HexFormat.of().parseHex(digits);
        }
        var padded = "0".repeat((8 - digits.length() % 8) % 8) + digits;
        var bytes = new byte[padded.length() / 8];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(padded.substring(i * 8, i * 8 + 8), 2);
        }
        return bytes;
    }

    private static BigDecimal number(String text) {
        if (isBits(text)) {
            return new BigDecimal(new BigInteger(1, bytesOf(text)));
        }
        var value = text(text).replace(" ", "");
        return value.isEmpty() ? BigDecimal.ZERO : new BigDecimal(value);
    }

    private static String integer(ColumnModel column, String text) {
        var number = number(text).setScale(0, RoundingMode.HALF_UP).toBigInteger();
        if (column.type().name().equals("year") && text(text).length() <= 2) {
            var year = number.intValueExact();
            // a number 0 is the year 0, two digits are 1970 to 2069
            return year == 0 && !text.startsWith("'") ? "0" : String.valueOf(year + (year < 70 ? 2000 : 1900));
        }
        return number.toString();
    }

    private static String bits(String text, @org.jspecify.annotations.Nullable Integer length) {
        var wanted = length == null ? 1 : length;
        var digits = number(text).toBigIntegerExact().toString(2);
        return "B'" + "0".repeat(Math.max(0, wanted - digits.length())) + digits + "'";
    }

    private static String bytes(ColumnModel column, String text) {
        var bytes = isBits(text) ? bytesOf(text) : text(text).getBytes(StandardCharsets.UTF_8);
        var length = column.type().length();
        // BINARY(n) fills up with zero bytes
        var padded = column.type().name().equals("binary") && length != null && length > bytes.length
                ? Arrays.copyOf(bytes, length)
                : bytes;
        return "'\\x" + HexFormat.of().formatHex(padded) + "'::bytea";
    }

    private static Rendered label(ColumnModel column, String text) {
        var labels = column.type().labels();
        var value = text(text);
        Optional<String> label =
                labels.stream().filter(l -> l.equalsIgnoreCase(value)).findFirst();
        if (label.isEmpty() && value.matches("\\d+") && Integer.parseInt(value) <= labels.size()) {
            label = Integer.parseInt(value) == 0
                    ? Optional.empty()
                    : Optional.of(labels.get(Integer.parseInt(value) - 1));
        }
        return label.map(Literals::string)
                .map(Rendered::of)
                .orElseGet(() -> Rendered.dropped("the default %s is no label".formatted(text)));
    }

    private static String labels(ColumnModel column, String text) {
        var value = text(text);
        if (value.isEmpty()) {
            return "'{}'::text[]";
        }
        var given = List.of(value.split(","));
        var inOrder = column.type().labels().stream()
                .filter(label -> given.stream().anyMatch(label::equalsIgnoreCase))
                .toList();
        return "ARRAY[" + Literals.list(inOrder) + "]::text[]";
    }
}
