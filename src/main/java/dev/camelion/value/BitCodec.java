package dev.camelion.value;

import dev.camelion.ddl.model.ColumnModel;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** BIT(n): {@code boolean} for one bit, a string of n bits otherwise, a number by override. */
final class BitCodec implements ValueCodec {
    private final TargetKind kind;
    private final Booleans booleans;
    private final int bits;

    BitCodec(ColumnModel column, ValueRule rule) {
        this.kind = rule.kind();
        this.booleans = new Booleans(column, rule.policy().invalidBoolean());
        var length = column.type().length();
        this.bits = length == null ? 1 : length;
    }

    @Override
    public @Nullable String fromEngine(Object value, Adjustments adjustments) {
        if (value instanceof Boolean bit) {
            return text(bit ? BigInteger.ONE : BigInteger.ZERO, adjustments);
        }
        // io.debezium.data.Bits puts the lowest byte first
        return text(new BigInteger(1, reversed(Bytes.of(value))), adjustments);
    }

    @Override
    public @Nullable String fromCopy(byte[] value, Adjustments adjustments) {
        return text(new BigInteger(1, value), adjustments);
    }

    private static byte[] reversed(byte[] bytes) {
        var reversed = new byte[bytes.length];
        for (var i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }

    private @Nullable String text(BigInteger value, Adjustments adjustments) {
        if (kind == TargetKind.BOOLEAN) {
            return booleans.text(value.toString(), adjustments);
        }
        if (isNumber()) {
            return value.toString();
        }
        var digits = value.toString(2);
        return "0".repeat(Math.max(0, bits - digits.length())) + digits;
    }

    private boolean isNumber() {
        return kind == TargetKind.NUMBER;
    }

    @Override
    public String sourceCanonical(String quotedColumn) {
        if (kind == TargetKind.BOOLEAN) {
            return booleans.sourceCanonical(quotedColumn);
        }
        return isNumber()
                ? "CAST(%s + 0 AS CHAR)".formatted(quotedColumn)
                : "LPAD(BIN(%s + 0), %d, '0')".formatted(quotedColumn, bits);
    }

    @Override
    public String targetCanonical(String quotedColumn) {
        return quotedColumn + "::text";
    }
}
