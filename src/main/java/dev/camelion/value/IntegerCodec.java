package dev.camelion.value;

import dev.camelion.ddl.model.ColumnModel;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Integers and YEAR; as {@code boolean} where the type is overridden. */
final class IntegerCodec implements ValueCodec {
    // the engine counts from 1900, so the year 0000 arrives as 1900, which no YEAR can be
    private static final String ENGINE_YEAR_ZERO = "1900";

    private final TargetKind kind;
    private final Booleans booleans;
    private final boolean year;
    private final boolean padded;
    private final boolean scaled;

    IntegerCodec(ColumnModel column, ValueRule rule) {
        this.kind = rule.kind();
        this.booleans = new Booleans(column, rule.policy().invalidBoolean());
        this.year = column.type().name().equals("year");
        this.scaled = kind == TargetKind.NUMBER && rule.targetType().contains(",");
        this.padded = year || column.type().zerofill();
    }

    @Override
    public @Nullable String fromEngine(Object value, Adjustments adjustments) {
        var text = value instanceof BigDecimal number ? number.toPlainString() : value.toString();
        return finished(year && text.equals(ENGINE_YEAR_ZERO) ? "0" : text, adjustments);
    }

    @Override
    public @Nullable String fromCopy(byte[] value, Adjustments adjustments) {
        var text = Texts.ascii(value);
        return finished(padded ? Texts.withoutLeadingZeros(text) : text, adjustments);
    }

    @Override
    public byte @Nullable [] copyBytes(byte[] value, Adjustments adjustments) {
        return padded || kind == TargetKind.BOOLEAN ? ValueCodec.super.copyBytes(value, adjustments) : value;
    }

    private @Nullable String finished(String number, Adjustments adjustments) {
        return kind == TargetKind.BOOLEAN ? booleans.text(number, adjustments) : number;
    }

    @Override
    public String sourceCanonical(String quotedColumn) {
        if (kind == TargetKind.BOOLEAN) {
            return booleans.sourceCanonical(quotedColumn);
        }
        // plus 0 takes off the zeros of ZEROFILL and YEAR
        return "CAST(%s AS CHAR)".formatted(padded ? quotedColumn + " + 0" : quotedColumn);
    }

    @Override
    public String targetCanonical(String quotedColumn) {
        return scaled ? "trim_scale(%s)::text".formatted(quotedColumn) : quotedColumn + "::text";
    }
}
