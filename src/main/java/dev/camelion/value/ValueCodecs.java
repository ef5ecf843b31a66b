package dev.camelion.value;

import dev.camelion.ddl.model.ColumnModel;

/** Finds the codec of a column. */
public final class ValueCodecs {
    /**
     * What a converter in the engine gives for a zero or partial DATE in a column that is NOT NULL, where the engine
     * itself would give 1970-01-01.
     */
    public static final int ZERO_DATE = Integer.MIN_VALUE;

    /** The same for DATETIME. A zero TIMESTAMP needs none: 1970-01-01T00:00:00Z is no legal TIMESTAMP. */
    public static final long ZERO_DATETIME = Long.MIN_VALUE;

    private ValueCodecs() {}

    public static ValueCodec of(ColumnModel column, String targetType) {
        return of(column, targetType, ZeroDatePolicy.NULL);
    }

    public static ValueCodec of(ColumnModel column, String targetType, ZeroDatePolicy zeroDates) {
        var kind = TargetKind.of(targetType);
        var policy = column.nullable() ? ZeroDatePolicy.NULL : zeroDates;
        return switch (column.type().name()) {
            case "tinyint", "smallint", "mediumint", "int", "bigint", "year" -> new IntegerCodec(column, kind);
            case "decimal" -> new DecimalCodec(column);
            case "float", "double" -> new FloatCodec(column, kind);
            case "bit" -> new BitCodec(column, kind);
            case "date" -> new DateCodec(column, policy);
            case "datetime", "timestamp" -> new DateTimeCodec(column, kind, policy);
            case "time" -> new TimeCodec(column, kind);
            case "set" -> new SetCodec(column, kind);
            case "json" -> new JsonCodec(column, kind);
            case "binary" -> BytesCodec.ofBinary(column, kind);
            case "varbinary", "tinyblob", "blob", "mediumblob", "longblob" -> BytesCodec.ofBlob(kind);
            case "vector" -> new VectorCodec(kind);
            case "geometry",
                    "point",
                    "linestring",
                    "polygon",
                    "multipoint",
                    "multilinestring",
                    "multipolygon",
                    "geomcollection" -> BytesCodec.ofGeometry(kind);
            default -> new TextCodec(column, kind);
        };
    }
}
