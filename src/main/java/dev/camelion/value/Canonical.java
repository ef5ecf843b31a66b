package dev.camelion.value;

/** Expressions whose texts agree between both servers. */
final class Canonical {
    private Canonical() {}

    // MD5 is a component of its own since MySQL 9.6, which few install
    static String mysqlDigest(String expression) {
        return "SHA2(%s, 256)".formatted(expression);
    }

    static String postgresDigest(String text) {
        return postgresBytesDigest("convert_to(%s, 'UTF8')".formatted(text));
    }

    static String postgresBytesDigest(String bytes) {
        return "encode(sha256(%s), 'hex')".formatted(bytes);
    }

    /**
     * A number's significant digits and its exponent: {@code -12.5} is {@code -125e2}. Both servers print a
     * shortest text that reads back as the same double, nearly always the same digits, but write exponents each in their
     * way. Minus zero is zero.
     */
    static String mysqlDouble(String column) {
        var value = "CAST(%s * 1e0 AS CHAR)".formatted(column);
        var mantissa = "SUBSTRING_INDEX(%s, 'e', 1)".formatted(value);
        var digits = "TRIM(LEADING '0' FROM REPLACE(REPLACE(%s, '-', ''), '.', ''))".formatted(mantissa);
        var fraction = "IF(LOCATE('.', %1$s) = 0, 0, LENGTH(%1$s) - LOCATE('.', %1$s))".formatted(mantissa);
        var exponent = "IF(LOCATE('e', %1$s) = 0, 0, SUBSTRING_INDEX(%1$s, 'e', -1) + 0)".formatted(value);
        var point = "CAST(LENGTH(%s) - (%s) + %s AS SIGNED)".formatted(digits, fraction, exponent);
        var number =
                "CONCAT(IF(%s < 0, '-', ''), TRIM(TRAILING '0' FROM %s), 'e', %s)".formatted(column, digits, point);
        return "IF(%s = 0, '0', %s)".formatted(column, number);
    }

    /** PostgreSQL's counterpart of {@link #mysqlDouble}; a real is widened, which is exact. */
    static String postgresDouble(String column) {
        var value = "%s::float8::text".formatted(column);
        var mantissa = "split_part(%s, 'e', 1)".formatted(value);
        var digits = "ltrim(translate(%s, '-.', ''), '0')".formatted(mantissa);
        var fraction = "length(split_part(%s, '.', 2))".formatted(mantissa);
        var exponent = "coalesce(nullif(split_part(%s, 'e', 2), '')::int, 0)".formatted(value);
        var point = "(length(%s) - %s + %s)".formatted(digits, fraction, exponent);
        var sign = "case when %s < 0 then '-' else '' end".formatted(column);
        var number = "%s || rtrim(%s, '0') || 'e' || %s".formatted(sign, digits, point);
        return "case when %s = 0 then '0' else %s end".formatted(column, number);
    }
}
