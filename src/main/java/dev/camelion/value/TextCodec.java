package dev.camelion.value;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.camelion.ddl.model.ColumnModel;
import dev.camelion.value.charset.SourceCharset;
import org.jspecify.annotations.Nullable;

/** Character strings and ENUM, whose error value is the empty string. */
final class TextCodec implements ValueCodec {
    private final ColumnModel column;
    private final TargetKind kind;
    private final NulCharacters nuls;
    private final Sizes sizes;
    private final int most;
    // null where every byte is a character: MySQL may convert such texts
    private final @Nullable SourceCharset ownBytes;

    TextCodec(ColumnModel column, ValueRule rule) {
        this.column = column;
        this.kind = rule.kind();
        this.sizes = new Sizes(column, rule.targetType());
        this.most = sizes.characters();
        this.nuls = new NulCharacters(column, rule.policy().nulCharacter());
        var name = column.type().charset();
        var charset = name == null || column.type().hasLabels() ? null : SourceCharset.of(name);
        this.ownBytes = charset != null && charset.hasUnknown() ? charset : null;
    }

    // MySQL would make question marks of bytes that are no characters, and nobody could count them
    @Override
    public String selectExpression(String quotedColumn) {
        return ownBytes == null ? quotedColumn : "CAST(%s AS BINARY)".formatted(quotedColumn);
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
        if (ownBytes != null) {
            return fromEngine(ReplacedText.decoded(ownBytes, value, 0, value.length), adjustments);
        }
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
        if (ownBytes != null || most >= 0 && value.length > most) {
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
