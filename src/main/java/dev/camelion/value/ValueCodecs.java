package dev.camelion.value;

import dev.camelion.ddl.model.ColumnModel;

/** Finds the codec of a column. */
public final class ValueCodecs {
    /**
     * What a converter in the engine gives for a zero, partial or invalid DATE, where the engine itself would give
     * 1970-01-01 or NULL.
     */
    public static final int ZERO_DATE = Integer.MIN_VALUE;

    /** The same for DATETIME. A zero TIMESTAMP needs none: 1970-01-01T00:00:00Z is no legal TIMESTAMP. */
    public static final long ZERO_DATETIME = Long.MIN_VALUE;

    private ValueCodecs() {}

    public static ValueCodec of(ColumnModel column, ValueRule rule) {
        var kind = rule.kind();
        return switch (column.type().name()) {
            case "tinyint", "smallint", "mediumint", "int", "bigint", "year" -> new IntegerCodec(column, rule);
            case "decimal" -> new DecimalCodec(column, rule);
            case "float", "double" -> new FloatCodec(column, kind);
            case "bit" -> new BitCodec(column, rule);
            case "date" -> new DateCodec(column, rule.policy().zeroDate());
            case "datetime", "timestamp" -> new DateTimeCodec(column, rule);
            case "time" -> new TimeCodec(column, rule);
            case "set" -> new SetCodec(column, rule);
            case "json" -> new JsonCodec(column, rule);
            case "binary" -> BytesCodec.ofBinary(column, kind);
            case "varbinary", "tinyblob", "blob", "mediumblob", "longblob" -> BytesCodec.ofBlob(kind);
            case "vector" -> new VectorCodec(kind);
            default -> column.type().hasGeometry() ? BytesCodec.ofGeometry(rule) : new TextCodec(column, rule);
        };
    }
}
