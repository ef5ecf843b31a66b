package dev.camelion.value;

import dev.camelion.ddl.model.ColumnModel;
import java.math.BigDecimal;

/** DECIMAL, digit for digit. */
final class DecimalCodec implements ValueCodec {
    private final ColumnModel column;

    DecimalCodec(ColumnModel column) {
        this.column = column;
    }

    @Override
    public String fromEngine(Object value, Adjustments adjustments) {
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    @Override
    public String fromCopy(byte[] value, Adjustments adjustments) {
        var text = Texts.ascii(value);
        return column.type().zerofill() ? Texts.withoutLeadingZeros(text) : text;
    }

    @Override
    public String sourceCanonical(String quotedColumn) {
        if (!column.type().zerofill()) {
            return "CAST(%s AS CHAR)".formatted(quotedColumn);
        }
        return "CAST(CAST(%s AS DECIMAL(%d,%d)) AS CHAR)"
                .formatted(
                        quotedColumn,
                        orElse(column.type().length(), 10),
                        orElse(column.type().scale(), 0));
    }

    private static int orElse(@org.jspecify.annotations.Nullable Integer number, int otherwise) {
        return number == null ? otherwise : number;
    }

    @Override
    public String targetCanonical(String quotedColumn) {
        return quotedColumn + "::text";
    }
}
