package dev.camelion.value;

import dev.camelion.ddl.model.ColumnModel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * SET as an array of its members in MySQL's order, or as text with commas. Both ways give a number with a bit for each
 * member.
 */
final class SetCodec implements ValueCodec {
    private final ValueCodec text;
    private final List<String> labels;
    private final TargetKind kind;

    SetCodec(ColumnModel column, ValueRule rule) {
        this.labels = column.type().labels();
        this.text = new TextCodec(column, ValueRule.of("text"));
        this.kind = rule.kind();
    }

    @Override
    public String fromEngine(Object value, Adjustments adjustments) {
        return literal(((Number) value).longValue());
    }

    @Override
    public String selectExpression(String quotedColumn) {
        return "CAST(%s AS UNSIGNED)".formatted(quotedColumn);
    }

    @Override
    public String fromCopy(byte[] value, Adjustments adjustments) {
        return literal(Long.parseUnsignedLong(Texts.ascii(value)));
    }

    private String literal(long bits) {
        var members = new ArrayList<String>();
        for (var i = 0; i < labels.size(); i++) {
            // MySQL itself does not print an empty member in front
            if ((bits >>> i & 1) == 1 && !(members.isEmpty() && labels.get(i).isEmpty())) {
                members.add(labels.get(i));
            }
        }
        return kind == TargetKind.ARRAY
                ? members.stream().map(SetCodec::quoted).collect(Collectors.joining(",", "{", "}"))
                : String.join(",", members);
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
