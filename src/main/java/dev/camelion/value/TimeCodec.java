package dev.camelion.value;

import dev.camelion.ddl.model.ColumnModel;
import dev.camelion.ddl.policy.TimePolicy;
import org.jspecify.annotations.Nullable;

/** TIME, from -838:59:59 to 838:59:59. Exact as {@code interval}; {@code time} holds one day, the rest by the policy. */
final class TimeCodec implements ValueCodec {
    private static final long MICROS_A_SECOND = 1_000_000;
    private static final long MICROS_A_DAY = 86_400 * MICROS_A_SECOND;

    private final ColumnModel column;
    private final boolean oneDayOnly;
    private final TimePolicy policy;
    private final int digits;

    TimeCodec(ColumnModel column, ValueRule rule) {
        this.column = column;
        this.oneDayOnly = rule.kind() == TargetKind.TIME;
        this.policy = rule.policy().timeOutOfRange();
        var length = column.type().length();
        this.digits = length == null ? 0 : length;
    }

    @Override
    public @Nullable String fromEngine(Object value, Adjustments adjustments) {
        var micros = ((Number) value).longValue();
        return fits(micros) ? text(micros) : outOfRange(micros, adjustments);
    }

    @Override
    public @Nullable String fromCopy(byte[] value, Adjustments adjustments) {
        var text = Texts.ascii(value);
        if (!oneDayOnly) {
            return text;
        }
        var micros = micros(text);
        return fits(micros) ? text : outOfRange(micros, adjustments);
    }

    private boolean fits(long micros) {
        return !oneDayOnly || micros >= 0 && micros <= MICROS_A_DAY;
    }

    private @Nullable String outOfRange(long micros, Adjustments adjustments) {
        switch (policy) {
            case NULL -> adjustments.add(column, Adjustment.TIME_NULL);
            case CLAMP -> adjustments.add(column, Adjustment.TIME_CLAMPED);
            case FAIL -> adjustments.refuse(column, Adjustment.TIME_REFUSED, text(micros));
        }
        return switch (policy) {
            case NULL -> null;
            case CLAMP -> text(micros < 0 ? 0 : MICROS_A_DAY);
            case FAIL -> text(micros);
        };
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
        if (!oneDayOnly || policy == TimePolicy.FAIL) {
            return micros;
        }
        var below = policy == TimePolicy.NULL ? "NULL" : "'0'";
        var beyond = policy == TimePolicy.NULL ? "NULL" : "'" + MICROS_A_DAY + "'";
        return "CASE WHEN %1$s < '00:00:00' THEN %2$s WHEN %1$s > '24:00:00' THEN %3$s ELSE %4$s END"
                .formatted(quotedColumn, below, beyond, micros);
    }

    @Override
    public String targetCanonical(String quotedColumn) {
        return "(extract(epoch from %s) * 1000000)::bigint::text".formatted(quotedColumn);
    }
}
