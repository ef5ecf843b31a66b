package dev.camelion.value;

import dev.camelion.ddl.model.ColumnModel;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** DATE; zero and partial dates, the year 0000 among them, by the policy. */
final class DateCodec implements ValueCodec {
    private final ColumnModel column;
    private final ZeroDatePolicy policy;

    DateCodec(ColumnModel column, ZeroDatePolicy policy) {
        this.column = column;
        this.policy = policy;
    }

    @Override
    public @Nullable String fromEngine(Object value, Adjustments adjustments) {
        var day = ((Number) value).intValue();
        if (day == ValueCodecs.ZERO_DATE) {
            return zero(adjustments);
        }
        var text = new StringBuilder(10);
        appendDate(text, LocalDate.ofEpochDay(day));
        return text.toString();
    }

    @Override
    public @Nullable String fromCopy(byte[] value, Adjustments adjustments) {
        var text = Texts.ascii(value);
        return isZero(text) ? zero(adjustments) : text;
    }

    private @Nullable String zero(Adjustments adjustments) {
        adjustments.add(column, Adjustment.ZERO_DATE);
        return policy.date();
    }

    /** Whether year, month or day of a date as MySQL prints it is zero; the engine takes all three for no date. */
    static boolean isZero(String date) {
        return date.startsWith("0000") || date.startsWith("00", 5) || date.startsWith("00", 8);
    }

    static void appendDate(StringBuilder out, LocalDate date) {
        Texts.pad(out, date.getYear(), 4);
        out.append('-');
        Texts.pad(out, date.getMonthValue(), 2);
        out.append('-');
        Texts.pad(out, date.getDayOfMonth(), 2);
    }

    /** MySQL's condition that {@link #isZero}. */
    static String mysqlIsZero(String column) {
        return "YEAR(%1$s) = 0 OR MONTH(%1$s) = 0 OR DAYOFMONTH(%1$s) = 0".formatted(column);
    }

    @Override
    public String sourceCanonical(String quotedColumn) {
        var zero = policy.date() == null ? "NULL" : "'" + policy.date() + "'";
        return "IF(%s, %s, CAST(%s AS CHAR))".formatted(mysqlIsZero(quotedColumn), zero, quotedColumn);
    }

    @Override
    public String targetCanonical(String quotedColumn) {
        return quotedColumn + "::text";
    }
}
