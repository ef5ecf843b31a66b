package dev.camelion.value;

import dev.camelion.ddl.model.ColumnModel;
import java.math.BigDecimal;

/** Integers and YEAR; as {@code boolean} where the type is overridden. */
final class IntegerCodec implements ValueCodec {
    // the engine counts from 1900, so the year 0000 arrives as 1900, which no YEAR can be
    private static final String ENGINE_YEAR_ZERO = "1900";

    private final ColumnModel column;
    private final TargetKind kind;
    private final boolean year;
    private final boolean padded;

    IntegerCodec(ColumnModel column, TargetKind kind) {
        this.column = column;
        this.kind = kind;
        this.year = column.type().name().equals("year");
        this.padded = year || column.type().zerofill();
    }

    @Override
    public String fromEngine(Object value, Adjustments adjustments) {
        var text = value instanceof BigDecimal number ? number.toPlainString() : value.toString();
        return finished(year && text.equals(ENGINE_YEAR_ZERO) ? "0" : text, adjustments);
    }

    @Override
    public String fromCopy(byte[] value, Adjustments adjustments) {
        var text = Texts.ascii(value);
        return finished(padded ? Texts.withoutLeadingZeros(text) : text, adjustments);
    }

    @Override
    public byte[] copyBytes(byte[] value, Adjustments adjustments) {
        return padded || kind == TargetKind.BOOLEAN
                ? fromCopy(value, adjustments).getBytes(java.nio.charset.StandardCharsets.US_ASCII)
                : value;
    }

    private String finished(String number, Adjustments adjustments) {
        if (kind != TargetKind.BOOLEAN) {
            return number;
        }
        if (!number.equals("0") && !number.equals("1")) {
            adjustments.add(column, Adjustment.NARROWED_TO_BOOLEAN);
        }
        return number.equals("0") ? "false" : "true";
    }

    @Override
    public String sourceCanonical(String quotedColumn) {
        if (kind == TargetKind.BOOLEAN) {
            return Canonical.mysqlBoolean(quotedColumn);
        }
        // plus 0 takes off the zeros of ZEROFILL and YEAR
        return "CAST(%s AS CHAR)".formatted(padded ? quotedColumn + " + 0" : quotedColumn);
    }

    @Override
    public String targetCanonical(String quotedColumn) {
        return quotedColumn + "::text";
    }
}
