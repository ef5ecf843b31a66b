package dev.camelion.value;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.camelion.ddl.model.ColumnModel;
import java.util.Arrays;
import java.util.stream.Collectors;

/** SET as an array of its members in MySQL's order, or as text with commas. */
final class SetCodec implements ValueCodec {
    private final ValueCodec text;
    private final TargetKind kind;

    SetCodec(ColumnModel column, ValueRule rule) {
        this.text = new TextCodec(column, ValueRule.of("text"));
        this.kind = rule.kind();
    }

    @Override
    public String fromEngine(Object value, Adjustments adjustments) {
        return literal(value.toString());
    }

    @Override
    public String fromCopy(byte[] value, Adjustments adjustments) {
        return literal(new String(value, UTF_8));
    }

    private String literal(String members) {
        if (kind != TargetKind.ARRAY) {
            return members;
        }
        if (members.isEmpty()) {
            return "{}";
        }
        return Arrays.stream(members.split(",", -1)).map(SetCodec::quoted).collect(Collectors.joining(",", "{", "}"));
    }

    private static String quoted(String member) {
        return '"' + member.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    @Override
    public String sourceCanonical(String quotedColumn) {
        return text.sourceCanonical(quotedColumn);
    }

    @Override
    public String targetCanonical(String quotedColumn) {
        return Canonical.postgresDigest(members(quotedColumn));
    }

    @Override
    public String targetText(String quotedColumn) {
        return members(quotedColumn);
    }

    private String members(String quotedColumn) {
        return kind == TargetKind.ARRAY ? "array_to_string(%s, ',')".formatted(quotedColumn) : quotedColumn + "::text";
    }
}
