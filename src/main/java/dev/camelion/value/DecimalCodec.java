package dev.camelion.value;

import dev.camelion.ddl.model.ColumnModel;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** DECIMAL, digit for digit; what another type would round is refused. */
final class DecimalCodec implements ValueCodec {
    private final ColumnModel column;
    private final Sizes sizes;
    // whether both ends have another number of digits behind the point
    private final boolean trimmed;
    // -1 where the target has as many digits behind the point, or more
    private final int fewer;

    DecimalCodec(ColumnModel column, ValueRule rule) {
        this.column = column;
        this.sizes = new Sizes(column, rule.targetType());
        var scale = orElse(column.type().scale(), 0);
        var most = sizes.scale();
        this.trimmed = rule.kind() == TargetKind.NUMBER && most != null && most != scale;
        this.fewer = most == null || most >= scale ? -1 : most;
    }

    @Override
    public String fromEngine(Object value, Adjustments adjustments) {
        return fitted(value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString(), adjustments);
    }

    @Override
    public String fromCopy(byte[] value, Adjustments adjustments) {
        var text = Texts.ascii(value);
        return fitted(column.type().zerofill() ? Texts.withoutLeadingZeros(text) : text, adjustments);
    }

    private String fitted(String text, Adjustments adjustments) {
        if (fewer < 0) {
            return text;
        }
        var decimal = new BigDecimal(text).stripTrailingZeros();
        return decimal.scale() > fewer
                ? sizes.refused(text, adjustments)
                : decimal.setScale(fewer).toPlainString();
    }

    @Override
    public String sourceCanonical(String quotedColumn) {
        var scale = orElse(column.type().scale(), 0);
        var number = column.type().zerofill()
                ? "CAST(%s AS DECIMAL(%d,%d))"
                        .formatted(quotedColumn, orElse(column.type().length(), 10), scale)
                : quotedColumn;
        var text = "CAST(%s AS CHAR)".formatted(number);
        return trimmed && scale > 0 ? "TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM %s))".formatted(text) : text;
    }

    private static int orElse(@Nullable Integer number, int otherwise) {
        return number == null ? otherwise : number;
    }

    @Override
    public String targetCanonical(String quotedColumn) {
        return trimmed ? "trim_scale(%s::numeric)::text".formatted(quotedColumn) : quotedColumn + "::text";
    }
}
