package dev.camelion.value;

import dev.camelion.ddl.model.ColumnModel;
import dev.camelion.ddl.policy.ZeroDatePolicy;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** DATE; zero, partial and invalid dates, the year 0000 among them, by the policy. */
final class DateCodec implements ValueCodec {
    private static final String EPOCH = "1970-01-01";

    private final ZeroDates zeros;

    DateCodec(ColumnModel column, ZeroDatePolicy policy) {
        this.zeros = new ZeroDates(column, policy, EPOCH);
    }

    @Override
    public @Nullable String fromEngine(Object value, Adjustments adjustments) {
        var day = ((Number) value).intValue();
        if (day == ValueCodecs.ZERO_DATE) {
            return zeros.replacement(adjustments);
        }
        var text = new StringBuilder(10);
        appendDate(text, LocalDate.ofEpochDay(day));
        return text.toString();
    }

    @Override
    public @Nullable String fromCopy(byte[] value, Adjustments adjustments) {
        var text = Texts.ascii(value);
        return ZeroDates.isZero(text) ? zeros.replacement(adjustments) : text;
    }

    static void appendDate(StringBuilder out, LocalDate date) {
        Texts.pad(out, date.getYear(), 4);
        out.append('-');
        Texts.pad(out, date.getMonthValue(), 2);
        out.append('-');
        Texts.pad(out, date.getDayOfMonth(), 2);
    }

    @Override
    public String sourceCanonical(String quotedColumn) {
        return "IF(%s, %s, CAST(%s AS CHAR))"
                .formatted(ZeroDates.mysqlIsZero(quotedColumn), zeros.sourceCanonical(EPOCH), quotedColumn);
    }

    @Override
    public String targetCanonical(String quotedColumn) {
        return quotedColumn + "::text";
    }
}
