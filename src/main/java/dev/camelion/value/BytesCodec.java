package dev.camelion.value;

import dev.camelion.ddl.model.ColumnModel;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Binary strings, and geometries: as WKB without the SRID that MySQL keeps in front, or with it as PostGIS has them. */
final class BytesCodec implements ValueCodec {
    private static final int UUID_BYTES = 16;

    private final TargetKind kind;
    // where PostGIS is, with a dot behind; empty where it need not be said
    private final String extension;
    private final int width;
    private final int prefix;

    private BytesCodec(TargetKind kind, String extension, int width, int prefix) {
        this.kind = kind;
        this.extension = extension;
        this.width = width;
        this.prefix = prefix;
    }

    /** Of BINARY(n), whose trailing zeros the binlog leaves out. */
    static ValueCodec ofBinary(ColumnModel column, TargetKind kind) {
        var length = column.type().length();
        return new BytesCodec(kind, "", length == null ? 1 : length, 0);
    }

    static ValueCodec ofBlob(TargetKind kind) {
        return new BytesCodec(kind, "", 0, 0);
    }

    /** Both ways give x before y, whatever the SRID's own order of axes is: so it is stored, and nothing is converted. */
    static ValueCodec ofGeometry(ValueRule rule) {
        var type = rule.targetType();
        return new BytesCodec(rule.kind(), type.substring(0, type.lastIndexOf('.') + 1), 0, Geometry.SRID_BYTES);
    }

    /** @param value of a geometry: as MySQL stores it */
    @Override
    public String fromEngine(Object value, Adjustments adjustments) {
        return text(Bytes.of(value));
    }

    // a long value is never held as a string of digits: that would be four times its size
    @Override
    public boolean writeFromEngine(Object value, Adjustments adjustments, ValueSink out) {
        if (prefix == 0 && value instanceof ByteBuffer buffer && buffer.hasArray()) {
            var from = buffer.arrayOffset() + buffer.position();
            out.hex(hexPrefix(), buffer.array(), from, buffer.remaining(), Math.max(0, width - buffer.remaining()));
        } else {
            out.text(text(Bytes.of(value)));
        }
        return true;
    }

    @Override
    public String fromCopy(byte[] value, Adjustments adjustments) {
        return text(value);
    }

    @Override
    public boolean writeFromCopy(byte[] value, Adjustments adjustments, ValueSink out) {
        if (kind == TargetKind.GEOMETRY) {
            out.text(text(value));
        } else {
            out.hex(hexPrefix(), value, prefix, value.length - prefix, Math.max(0, width - value.length));
        }
        return true;
    }

    private String text(byte[] value) {
        return kind == TargetKind.GEOMETRY ? Geometry.ewkb(value) : hexPrefix() + Bytes.hex(padded(value), prefix);
    }

    private byte[] padded(byte[] value) {
        return value.length < width ? Arrays.copyOf(value, width) : value;
    }

    private String hexPrefix() {
        return isUuid() ? "" : "\\x";
    }

    private boolean isUuid() {
        return kind == TargetKind.UUID && (width == 0 || width == UUID_BYTES);
    }

    @Override
    public String sourceCanonical(String quotedColumn) {
        if (isUuid()) {
            return "LOWER(HEX(%s))".formatted(quotedColumn);
        }
        if (kind == TargetKind.GEOMETRY) {
            var wkb = Canonical.mysqlDigest("SUBSTRING(%s, %d)".formatted(quotedColumn, prefix + 1));
            return "CONCAT(ST_SRID(%s), ' ', %s)".formatted(quotedColumn, wkb);
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
            case GEOMETRY ->
                "%1$sST_SRID(%2$s) || ' ' || %3$s"
                        .formatted(
                                extension,
                                quotedColumn,
                                Canonical.postgresBytesDigest(
                                        "%sST_AsBinary(%s, 'NDR')".formatted(extension, quotedColumn)));
            case BYTEA -> Canonical.postgresBytesDigest(quotedColumn);
            default -> Canonical.postgresBytesDigest(quotedColumn + "::text::bytea");
        };
    }

    @Override
    public String targetText(String quotedColumn) {
        return switch (kind) {
            case GEOMETRY -> "%sST_AsEWKT(%s)".formatted(extension, quotedColumn);
            case UUID -> "replace(%s::text, '-', '')".formatted(quotedColumn);
            case BYTEA -> "'\\x' || encode(%s, 'hex')".formatted(quotedColumn);
            default -> quotedColumn + "::text";
        };
    }
}
