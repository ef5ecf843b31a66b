package dev.camelion.ddl.type;

import java.util.Locale;

/** What a PostgreSQL type is, as far as literals and conversions need to know. */
public enum TargetKind {
    INTEGER,
    NUMERIC,
    FLOAT,
    BOOLEAN,
    BIT,
    TEXT,
    BYTEA,
    ENUM,
    TEXT_ARRAY,
    DATE,
    TIME,
    TIMESTAMP,
    TIMESTAMPTZ,
    INTERVAL,
    JSONB,
    OTHER;

    public static TargetKind of(String targetType) {
        if (targetType.startsWith("\"")) {
            // an extension's type is not quoted, only its schema is
            return targetType.endsWith("\"") ? ENUM : OTHER;
        }
        var name = targetType
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\([^)]*\\)", "")
                .trim();
        return switch (name) {
            case "smallint", "integer", "bigint", "int", "int2", "int4", "int8" -> INTEGER;
            case "numeric", "decimal" -> NUMERIC;
            case "real", "double precision", "float4", "float8" -> FLOAT;
            case "boolean", "bool" -> BOOLEAN;
            case "bit", "bit varying" -> BIT;
            case "text", "character varying", "varchar", "character", "char" -> TEXT;
            case "bytea" -> BYTEA;
            case "text[]" -> TEXT_ARRAY;
            case "date" -> DATE;
            case "time", "time without time zone" -> TIME;
            case "timestamp", "timestamp without time zone" -> TIMESTAMP;
            case "timestamptz", "timestamp with time zone" -> TIMESTAMPTZ;
            case "interval" -> INTERVAL;
            case "jsonb", "json" -> JSONB;
            default -> OTHER;
        };
    }

    public boolean isNumber() {
        return this == INTEGER || this == NUMERIC || this == FLOAT;
    }
}
