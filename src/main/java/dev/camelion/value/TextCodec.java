package dev.camelion.value;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.camelion.ddl.model.ColumnModel;

/** Character strings and ENUM, whose error value is the empty string. */
final class TextCodec implements ValueCodec {
    private final ColumnModel column;
    private final TargetKind kind;

    TextCodec(ColumnModel column, TargetKind kind) {
        this.column = column;
        this.kind = kind;
    }

    /** @param value of an ENUM its number */
    @Override
    public String fromEngine(Object value, Adjustments adjustments) {
        if (value instanceof Number number) {
            return label(number.intValue());
        }
        if (value instanceof ReplacedText) {
            adjustments.add(column, Adjustment.CHARACTER_REPLACED);
        }
        return withoutNul(value.toString(), adjustments);
    }

    // they count from 1; 0 is the error value
    private String label(int number) {
        return number == 0 ? "" : column.type().labels().get(number - 1);
    }

    @Override
    public String fromCopy(byte[] value, Adjustments adjustments) {
        return withoutNul(new String(value, UTF_8), adjustments);
    }

    // bytes that are no UTF-8 pass as they are, and PostgreSQL refuses the row: decoding would replace them in silence
    @Override
    public byte[] copyBytes(byte[] value, Adjustments adjustments) {
        for (var b : value) {
            if (b == 0) {
                return fromCopy(value, adjustments).getBytes(UTF_8);
            }
        }
        return value;
    }

    private String withoutNul(String text, Adjustments adjustments) {
        if (text.indexOf('\0') < 0) {
            return text;
        }
        adjustments.add(column, Adjustment.NUL_STRIPPED);
        return Texts.withoutNul(text);
    }

    @Override
    public String sourceCanonical(String quotedColumn) {
        if (kind == TargetKind.UUID) {
            return "LOWER(REPLACE(%s, '-', ''))".formatted(quotedColumn);
        }
        return Canonical.mysqlDigest(
                "REPLACE(CAST(CONVERT(%s USING utf8mb4) AS BINARY), 0x00, '')".formatted(quotedColumn));
    }

    @Override
    public String targetCanonical(String quotedColumn) {
        return kind == TargetKind.UUID
                ? "replace(%s::text, '-', '')".formatted(quotedColumn)
                : Canonical.postgresDigest(quotedColumn + "::text");
    }
}
