package dev.camelion.value;

import dev.camelion.ddl.model.ColumnModel;
import org.jspecify.annotations.Nullable;

/**
 * TIME, from -838:59:59 to 838:59:59. Exact as {@code interval}; {@code time} holds one day only: what lies outside
 * becomes NULL and is counted, or, in a column that is NOT NULL, goes out as it is and is refused with its row.
 */
final class TimeCodec implements ValueCodec {
    private static final long MICROS_A_SECOND = 1_000_000;
    private static final long MICROS_A_DAY = 86_400 * MICROS_A_SECOND;

    private final ColumnModel column;
    private final boolean oneDayOnly;
    private final int digits;

    TimeCodec(ColumnModel column, TargetKind kind) {
        this.column = column;
        this.oneDayOnly = kind == TargetKind.TIME;
        var length = column.type().length();
        this.digits = length == null ? 0 : length;
    }

    @Override
    public @Nullable String fromEngine(Object value, Adjustments adjustments) {
        var micros = ((Number) value).longValue();
        return isLost(micros, adjustments) ? null : text(micros);
    }

    @Override
    public @Nullable String fromCopy(byte[] value, Adjustments adjustments) {
        var text = Texts.ascii(value);
        return isLost(micros(text), adjustments) ? null : text;
    }

    private boolean isLost(long micros, Adjustments adjustments) {
        if (!oneDayOnly || !column.nullable() || (micros >= 0 && micros <= MICROS_A_DAY)) {
            return false;
        }
        adjustments.add(column, Adjustment.TIME_OUT_OF_RANGE);
        return true;
    }

    private String text(long micros) {
        var text = new StringBuilder(17);
        if (micros < 0) {
            text.append('-');
        }
        appendClock(text, Math.abs(micros) / MICROS_A_SECOND);
        Texts.fraction(text, Math.abs(micros) % MICROS_A_SECOND, digits);
        return text.toString();
    }

    /** Appends seconds as hours, of two digits or more, minutes and seconds. */
    static void appendClock(StringBuilder out, long seconds) {
        Texts.pad(out, seconds / 3600, 2);
        out.append(':');
        Texts.pad(out, seconds / 60 % 60, 2);
        out.append(':');
        Texts.pad(out, seconds % 60, 2);
    }

    /** Of {@code [-]H..HH:MM:SS[.f..]}. */
    static long micros(String text) {
        var negative = text.charAt(0) == '-';
        var minutes = text.indexOf(':');
        var hours = Long.parseLong(text, negative ? 1 : 0, minutes, 10);
        var minute = Long.parseLong(text, minutes + 1, minutes + 3, 10);
        var second = Long.parseLong(text, minutes + 4, minutes + 6, 10);
        var fraction = text.length() > minutes + 7 ? (text.substring(minutes + 7) + "000000").substring(0, 6) : "0";
        var micros = ((hours * 60 + minute) * 60 + second) * MICROS_A_SECOND + Long.parseLong(fraction);
        return negative ? -micros : micros;
    }

    // microseconds: no format of either server prints a negative time like the other's
    @Override
    public String sourceCanonical(String quotedColumn) {
        var sign = "IF(%s < '00:00:00', -1, 1)".formatted(quotedColumn);
        var micros =
                "CAST(TIME_TO_SEC(%1$s) * 1000000 + %2$s * MICROSECOND(%1$s) AS CHAR)".formatted(quotedColumn, sign);
        return oneDayOnly && column.nullable()
                ? "IF(%1$s < '00:00:00' OR %1$s > '24:00:00', NULL, %2$s)".formatted(quotedColumn, micros)
                : micros;
    }

    @Override
    public String targetCanonical(String quotedColumn) {
        return "(extract(epoch from %s) * 1000000)::bigint::text".formatted(quotedColumn);
    }
}
