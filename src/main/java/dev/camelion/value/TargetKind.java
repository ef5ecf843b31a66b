package dev.camelion.value;

import java.util.Locale;

/** PostgreSQL types by how a value for them is written. */
enum TargetKind {
    ARRAY,
    BIT,
    BOOLEAN,
    BYTEA,
    DATE,
    DOUBLE,
    GEOMETRY,
    INTERVAL,
    JSON,
    NUMBER,
    REAL,
    TEXT,
    TIME,
    TIMESTAMP,
    TIMESTAMPTZ,
    UUID,
    VECTOR;

    /** What an extension has is found in a schema that is quoted, its own name is not. */
    private static String withoutSchema(String type) {
        return type.endsWith("\"") ? type : type.substring(type.lastIndexOf('.') + 1);
    }

    /** Of a type as it stands in a CREATE TABLE; what is not known, such as an enum, is written as text. */
    static TargetKind of(String targetType) {
        var type = withoutSchema(targetType.strip().toLowerCase(Locale.ROOT));
        if (type.endsWith("[]")) {
            return ARRAY;
        }
        return switch (type.replaceFirst("[ (].*", "")) {
            case "bit", "varbit" -> BIT;
            case "boolean", "bool" -> BOOLEAN;
            case "bytea" -> BYTEA;
            case "date" -> DATE;
            case "double", "float8" -> DOUBLE;
            case "geometry", "geography" -> GEOMETRY;
            case "interval" -> INTERVAL;
            case "json", "jsonb" -> JSON;
            case "smallint", "integer", "int", "bigint", "int2", "int4", "int8", "numeric", "decimal" -> NUMBER;
            case "real", "float4" -> REAL;
            case "time" -> TIME;
            case "timestamp" -> type.endsWith("with time zone") ? TIMESTAMPTZ : TIMESTAMP;
            case "timestamptz" -> TIMESTAMPTZ;
            case "uuid" -> UUID;
            case "vector" -> VECTOR;
            default -> TEXT;
        };
    }
}
