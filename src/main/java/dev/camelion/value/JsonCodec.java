package dev.camelion.value;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.camelion.ddl.model.ColumnModel;

/**
 * JSON as MySQL prints it. The engine's own text of a document is another one (times without fraction, doubles in full);
 * its converter must give MySQL's.
 */
final class JsonCodec implements ValueCodec {
    private static final String NUL_ESCAPE = "\\u0000";

    private final TargetKind kind;
    private final NulCharacters nuls;

    JsonCodec(ColumnModel column, ValueRule rule) {
        this.kind = rule.kind();
        this.nuls = new NulCharacters(column, rule.policy().nulCharacter());
    }

    @Override
    public String fromEngine(Object value, Adjustments adjustments) {
        return withoutNul(value.toString(), adjustments);
    }

    @Override
    public String fromCopy(byte[] value, Adjustments adjustments) {
        return withoutNul(new String(value, UTF_8), adjustments);
    }

    private String withoutNul(String json, Adjustments adjustments) {
        // as text the escape is what it is
        if (kind != TargetKind.JSON || !json.contains(NUL_ESCAPE)) {
            return nuls.replaced(json, adjustments);
        }
        var replaced = withoutNulEscapes(json);
        if (!replaced.equals(json)) {
            nuls.found(adjustments);
        }
        return replaced;
    }

    /** Replaces the escape of NUL, and leaves alone a backslash that is itself escaped before {@code u0000}. */
    private String withoutNulEscapes(String json) {
        var out = new StringBuilder(json.length());
        for (var i = 0; i < json.length(); i++) {
            if (json.charAt(i) != '\\') {
                out.append(json.charAt(i));
            } else if (json.startsWith(NUL_ESCAPE, i)) {
                out.append(nuls.replacement());
                i += NUL_ESCAPE.length() - 1;
            } else {
                out.append(json, i, Math.min(i + 2, json.length()));
                i++;
            }
        }
        return out.toString();
    }

    // both servers order keys by length and then by bytes, and put the same blanks
    @Override
    public String sourceCanonical(String quotedColumn) {
        if (kind != TargetKind.JSON) {
            return Canonical.mysqlDigest("CAST(%s AS CHAR)".formatted(quotedColumn));
        }
        return Canonical.mysqlDigest(
                "REPLACE(CAST(%s AS CHAR), CONVERT(0x5C7530303030 USING utf8mb4), CONVERT(%s USING utf8mb4))"
                        .formatted(quotedColumn, nuls.mysqlReplacement()));
    }

    @Override
    public String targetCanonical(String quotedColumn) {
        return Canonical.postgresDigest(quotedColumn + "::text");
    }

    @Override
    public boolean isDecidedByServers() {
        return false;
    }

    @Override
    public String comparable(String text) {
        return kind == TargetKind.JSON ? JsonText.canonical(text) : text;
    }
}
