package dev.camelion.value;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** VECTOR of MySQL 9: its floats as MySQL stores them, four bytes each and the lowest first, or as pgvector writes them. */
final class VectorCodec implements ValueCodec {
    private final TargetKind kind;

    VectorCodec(TargetKind kind) {
        this.kind = kind;
    }

    @Override
    public String fromEngine(Object value, Adjustments adjustments) {
        return text(value instanceof Collection<?> floats ? bytes(floats) : Bytes.of(value));
    }

    @Override
    public String fromCopy(byte[] value, Adjustments adjustments) {
        return text(value);
    }

    private static byte[] bytes(Collection<?> floats) {
        var buffer = ByteBuffer.allocate(Float.BYTES * floats.size()).order(ByteOrder.LITTLE_ENDIAN);
        floats.forEach(number -> buffer.putFloat(((Number) number).floatValue()));
        return buffer.array();
    }

    private String text(byte[] bytes) {
        return kind == TargetKind.VECTOR
                ? floats(bytes).stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"))
                : "\\x" + Bytes.hex(bytes, 0);
    }

    private static List<Float> floats(byte[] bytes) {
        var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        var floats = new ArrayList<Float>(buffer.remaining());
        while (buffer.hasRemaining()) {
            floats.add(buffer.get());
        }
        return floats;
    }

    // pgvector prints shortest decimals, MySQL five digits after the point
    @Override
    public boolean isDecidedByServers() {
        return kind != TargetKind.VECTOR;
    }

    @Override
    public String sourceCanonical(String quotedColumn) {
        return Canonical.mysqlDigest(quotedColumn);
    }

    @Override
    public String targetCanonical(String quotedColumn) {
        return kind == TargetKind.BYTEA
                ? Canonical.postgresBytesDigest(quotedColumn)
                : Canonical.postgresDigest(quotedColumn + "::text");
    }

    @Override
    public String comparable(String text) {
        return kind == TargetKind.VECTOR
                ? Arrays.stream(text.substring(1, text.length() - 1).split(","))
                        .map(Float::valueOf)
                        .map(String::valueOf)
                        .collect(Collectors.joining(","))
                : text;
    }
}
