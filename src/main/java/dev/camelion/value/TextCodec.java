package dev.camelion.value;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.camelion.ddl.model.ColumnModel;

/** Character strings and ENUM, whose error value is the empty string. */
final class TextCodec implements ValueCodec {
    private final ColumnModel column;
    private final TargetKind kind;
    private final NulCharacters nuls;
    private final Sizes sizes;
    private final int most;

    TextCodec(ColumnModel column, ValueRule rule) {
        this.column = column;
        this.kind = rule.kind();
        this.sizes = new Sizes(column, rule.targetType());
        this.most = sizes.characters();
        this.nuls = new NulCharacters(column, rule.policy().nulCharacter());
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
        return fitted(nuls.replaced(value.toString(), adjustments), adjustments);
    }

    // they count from 1; 0 is the error value
    private String label(int number) {
        return number == 0 ? "" : column.type().labels().get(number - 1);
    }

    @Override
    public String fromCopy(byte[] value, Adjustments adjustments) {
        return fitted(nuls.replaced(new String(value, UTF_8), adjustments), adjustments);
    }

    private String fitted(String text, Adjustments adjustments) {
        return most >= 0 && text.length() > most && text.codePointCount(0, text.length()) > most
                ? sizes.refused(text, adjustments)
                : text;
    }

    // bytes that are no UTF-8 pass as they are, and PostgreSQL refuses the row: decoding would replace them in silence
    @Override
    public byte[] copyBytes(byte[] value, Adjustments adjustments) {
        if (most >= 0 && value.length > most) {
            return fromCopy(value, adjustments).getBytes(UTF_8);
        }
        for (var b : value) {
            if (b == 0) {
                return fromCopy(value, adjustments).getBytes(UTF_8);
            }
        }
        return value;
    }

    @Override
    public String sourceCanonical(String quotedColumn) {
        if (kind == TargetKind.UUID) {
            return "LOWER(REPLACE(%s, '-', ''))".formatted(quotedColumn);
        }
        return Canonical.mysqlDigest("REPLACE(CAST(CONVERT(%s USING utf8mb4) AS BINARY), 0x00, %s)"
                .formatted(quotedColumn, nuls.mysqlReplacement()));
    }

    @Override
    public String targetCanonical(String quotedColumn) {
        return kind == TargetKind.UUID
                ? "replace(%s::text, '-', '')".formatted(quotedColumn)
                : Canonical.postgresDigest(quotedColumn + "::text");
    }
}
