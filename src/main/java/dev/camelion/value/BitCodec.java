package dev.camelion.value;

import dev.camelion.ddl.model.ColumnModel;
import java.math.BigInteger;

/** BIT(n): {@code boolean} for one bit, a string of n bits otherwise, a number by override. */
final class BitCodec implements ValueCodec {
    private final ColumnModel column;
    private final TargetKind kind;
    private final int bits;

    BitCodec(ColumnModel column, TargetKind kind) {
        this.column = column;
        this.kind = kind;
        var length = column.type().length();
        this.bits = length == null ? 1 : length;
    }

    @Override
    public String fromEngine(Object value, Adjustments adjustments) {
        if (value instanceof Boolean bit) {
            return text(bit ? BigInteger.ONE : BigInteger.ZERO, adjustments);
        }
        // io.debezium.data.Bits puts the lowest byte first
        return text(new BigInteger(1, reversed(Bytes.of(value))), adjustments);
    }

    @Override
    public String fromCopy(byte[] value, Adjustments adjustments) {
        return text(new BigInteger(1, value), adjustments);
    }

    private static byte[] reversed(byte[] bytes) {
        var reversed = new byte[bytes.length];
        for (var i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }

    private String text(BigInteger value, Adjustments adjustments) {
        if (kind == TargetKind.BOOLEAN) {
            if (value.bitLength() > 1) {
                adjustments.add(column, Adjustment.NARROWED_TO_BOOLEAN);
            }
            return value.signum() == 0 ? "false" : "true";
        }
        if (kind == TargetKind.NUMBER) {
            return value.toString();
        }
        var digits = value.toString(2);
        return "0".repeat(Math.max(0, bits - digits.length())) + digits;
    }

    @Override
    public String sourceCanonical(String quotedColumn) {
        if (kind == TargetKind.BOOLEAN) {
            return Canonical.mysqlBoolean(quotedColumn);
        }
        return kind == TargetKind.NUMBER
                ? "CAST(%s + 0 AS CHAR)".formatted(quotedColumn)
                : "LPAD(BIN(%s + 0), %d, '0')".formatted(quotedColumn, bits);
    }

    @Override
    public String targetCanonical(String quotedColumn) {
        return quotedColumn + "::text";
    }
}
