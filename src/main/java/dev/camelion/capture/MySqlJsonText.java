package dev.camelion.capture;

import com.github.shyiko.mysql.binlog.event.deserialization.ColumnType;
import com.github.shyiko.mysql.binlog.event.deserialization.json.JsonBinary;
import com.github.shyiko.mysql.binlog.event.deserialization.json.JsonFormatter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Base64;

/**
 * Writes a JSON document of the binlog as MySQL prints it, where Debezium's own formatter leaves out fractions of a
 * second and writes doubles as what they are in full. Doubles have MySQL's digits, as documents tell apart the rows of
 * tables without a key.
 */
final class MySqlJsonText implements JsonFormatter {
    private static final long MICROS_A_SECOND = 1_000_000;
    // of a double: 15 are always its own, 17 always tell it from others
    private static final int SURE_DIGITS = 15;
    private static final int MOST_DIGITS = 17;

    private final StringBuilder out = new StringBuilder();

    private MySqlJsonText() {}

    static String of(byte[] document) {
        // a JSON column added as NOT NULL is empty in old rows, which MySQL reads as null
        if (document.length == 0) {
            return "null";
        }
        var text = new MySqlJsonText();
        try {
            new Document(document).parse(text);
        } catch (IOException e) {
            throw new UncheckedIOException("not a JSON document of MySQL", e);
        }
        return text.out.toString();
    }

    /** The library's reader takes negative times for others. */
    private static final class Document extends JsonBinary {
        Document(byte[] bytes) {
            super(bytes);
        }

        // the packed time is negated as a whole
        @Override
        protected void parseTime(JsonFormatter formatter) throws IOException {
            var packed = readInt64();
            var sign = packed < 0 ? -1 : 1;
            var micros = (int) (Math.abs(packed) & 0xFFFFFF);
            var clock = (int) (Math.abs(packed) >> 24);
            formatter.valueTime(
                    sign * (clock >> 12 & 0x3FF), sign * (clock >> 6 & 0x3F), sign * (clock & 0x3F), sign * micros);
        }
    }

    @Override
    public void beginObject(int elements) {
        out.append('{');
    }

    @Override
    public void beginArray(int elements) {
        out.append('[');
    }

    @Override
    public void endObject() {
        out.append('}');
    }

    @Override
    public void endArray() {
        out.append(']');
    }

    @Override
    public void nextEntry() {
        out.append(", ");
    }

    @Override
    public void name(String name) {
        value(name);
        out.append(": ");
    }

    @Override
    public void value(String value) {
        out.append('"');
        for (var i = 0; i < value.length(); i++) {
            appendCharacter(value.charAt(i));
        }
        out.append('"');
    }

    private void appendCharacter(char c) {
        switch (c) {
            case '"', '\\' -> out.append('\\').append(c);
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (c < ' ') {
                    out.append("\\u%04x".formatted((int) c));
                } else {
                    out.append(c);
                }
            }
        }
    }

    @Override
    public void value(int value) {
        out.append(value);
    }

    @Override
    public void value(long value) {
        out.append(value);
    }

    @Override
    public void value(double value) {
        out.append(text(value));
    }

    /** With as many digits and zeros as MySQL prints: {@code jsonb} keeps them, also where the number is the same. */
    static String text(double value) {
        if (value == 0) {
            return Double.toString(value);
        }
        var number = shortest(value);
        var integerDigits = number.precision() - number.scale();
        if (integerDigits > SURE_DIGITS || integerDigits <= -SURE_DIGITS) {
            return number.toString();
        }
        return number.scale() > 0 ? number.toPlainString() : number.toPlainString() + ".0";
    }

    /** The fewest digits that make the number again, which Java before 19 and of the smallest numbers does not give. */
    private static BigDecimal shortest(double value) {
        var isNormal = Math.abs(value) >= Double.MIN_NORMAL;
        var number = BigDecimal.valueOf(value).stripTrailingZeros();
        if (isNormal && number.precision() <= SURE_DIGITS) {
            return number;
        }
        var exact = new BigDecimal(value);
        for (var digits = isNormal ? SURE_DIGITS : 1; digits < MOST_DIGITS; digits++) {
            var rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (rounded.doubleValue() == value) {
                return rounded.stripTrailingZeros();
            }
        }
        return exact.round(new MathContext(MOST_DIGITS, RoundingMode.HALF_EVEN)).stripTrailingZeros();
    }

    @Override
    public void value(BigInteger value) {
        out.append(value);
    }

    @Override
    public void value(BigDecimal value) {
        out.append(value.toPlainString());
    }

    @Override
    public void value(boolean value) {
        out.append(value);
    }

    @Override
    public void valueNull() {
        out.append("null");
    }

    @Override
    public void valueYear(int year) {
        out.append(year);
    }

    @Override
    public void valueDate(int year, int month, int day) {
        out.append('"').append(date(year, month, day)).append('"');
    }

    @Override
    public void valueDatetime(int year, int month, int day, int hour, int minute, int second, int micros) {
        out.append('"').append(date(year, month, day)).append(' ');
        out.append(clock(hour, minute, second, micros)).append('"');
    }

    @Override
    public void valueTime(int hour, int minute, int second, int micros) {
        var isNegative = hour < 0 || minute < 0 || second < 0 || micros < 0;
        out.append(isNegative ? "\"-" : "\"");
        out.append(clock(Math.abs(hour), Math.abs(minute), Math.abs(second), Math.abs(micros)))
                .append('"');
    }

    @Override
    public void valueTimestamp(long seconds, int micros) {
        var instant = java.time.LocalDateTime.ofEpochSecond(seconds, 0, java.time.ZoneOffset.UTC);
        valueDatetime(
                instant.getYear(),
                instant.getMonthValue(),
                instant.getDayOfMonth(),
                instant.getHour(),
                instant.getMinute(),
                instant.getSecond(),
                (int) (micros % MICROS_A_SECOND));
    }

    @Override
    public void valueOpaque(ColumnType type, byte[] value) {
        out.append("\"base64:type").append(type.getCode()).append(':');
        out.append(Base64.getEncoder().encodeToString(value)).append('"');
    }

    private static String date(int year, int month, int day) {
        return "%04d-%02d-%02d".formatted(year, month, day);
    }

    private static String clock(int hour, int minute, int second, int micros) {
        return "%02d:%02d:%02d.%06d".formatted(hour, minute, second, micros);
    }
}
