package dev.camelion.value;

import dev.camelion.ddl.model.ColumnModel;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Binary strings, and geometries as WKB without the SRID that MySQL keeps in front. */
final class BytesCodec implements ValueCodec {
    private static final int SRID_BYTES = 4;
    private static final int UUID_BYTES = 16;

    private final TargetKind kind;
    private final int width;
    private final int prefix;

    private BytesCodec(TargetKind kind, int width, int prefix) {
        this.kind = kind;
        this.width = width;
        this.prefix = prefix;
    }

    /** Of BINARY(n), whose trailing zeros the binlog leaves out. */
    static ValueCodec ofBinary(ColumnModel column, TargetKind kind) {
        var length = column.type().length();
        return new BytesCodec(kind, length == null ? 1 : length, 0);
    }

    static ValueCodec ofBlob(TargetKind kind) {
        return new BytesCodec(kind, 0, 0);
    }

    /** Both ways give x before y, whatever the SRID's own order of axes is: so it is stored, and nothing is converted. */
    static ValueCodec ofGeometry(TargetKind kind) {
        return new BytesCodec(kind, 0, SRID_BYTES);
    }

    /** @param value of a geometry: its WKB */
    @Override
    public String fromEngine(Object value, Adjustments adjustments) {
        return text(Bytes.of(value), 0);
    }

    // a long value is never held as a string of digits: that would be four times its size
    @Override
    public boolean writeFromEngine(Object value, Adjustments adjustments, ValueSink out) {
        if (value instanceof ByteBuffer buffer && buffer.hasArray()) {
            var from = buffer.arrayOffset() + buffer.position();
            out.hex(hexPrefix(), buffer.array(), from, buffer.remaining(), Math.max(0, width - buffer.remaining()));
        } else {
            out.text(text(Bytes.of(value), 0));
        }
        return true;
    }

    @Override
    public String fromCopy(byte[] value, Adjustments adjustments) {
        return text(value, prefix);
    }

    @Override
    public boolean writeFromCopy(byte[] value, Adjustments adjustments, ValueSink out) {
        out.hex(hexPrefix(), value, prefix, value.length - prefix, Math.max(0, width - value.length));
        return true;
    }

    private String text(byte[] value, int from) {
        var bytes = value.length < width ? Arrays.copyOf(value, width) : value;
        return hexPrefix() + Bytes.hex(bytes, from);
    }

    private String hexPrefix() {
        return kind == TargetKind.GEOMETRY || isUuid() ? "" : "\\x";
    }

    private boolean isUuid() {
        return kind == TargetKind.UUID && (width == 0 || width == UUID_BYTES);
    }

    @Override
    public String sourceCanonical(String quotedColumn) {
        if (isUuid()) {
            return "LOWER(HEX(%s))".formatted(quotedColumn);
        }
        return prefix == 0
                ? Canonical.mysqlDigest(quotedColumn)
                : Canonical.mysqlDigest("SUBSTRING(%s, %d)".formatted(quotedColumn, prefix + 1));
    }

    @Override
    public String targetCanonical(String quotedColumn) {
        if (isUuid()) {
            return "replace(%s::text, '-', '')".formatted(quotedColumn);
        }
        return switch (kind) {
            case GEOMETRY -> Canonical.postgresBytesDigest("ST_AsBinary(%s, 'NDR')".formatted(quotedColumn));
            case BYTEA -> Canonical.postgresBytesDigest(quotedColumn);
            default -> Canonical.postgresBytesDigest(quotedColumn + "::text::bytea");
        };
    }

    @Override
    public String targetText(String quotedColumn) {
        return switch (kind) {
            case GEOMETRY -> "encode(ST_AsBinary(%s, 'NDR'), 'hex')".formatted(quotedColumn);
            case UUID -> "replace(%s::text, '-', '')".formatted(quotedColumn);
            case BYTEA -> "'\\x' || encode(%s, 'hex')".formatted(quotedColumn);
            default -> quotedColumn + "::text";
        };
    }
}
