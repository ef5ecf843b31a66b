package dev.camelion.values;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** JSON documents as text that is the same exactly when the documents mean the same: keys sorted, numbers by value. */
final class JsonMeaning {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();
    // they always tell a double from others
    private static final int DOUBLE_DIGITS = 17;
    private static final BigDecimal INTEGERS = new BigDecimal("1e19");

    private JsonMeaning() {}

    static String of(String json) {
        try {
            return text(JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON: " + json, e);
        }
    }

    /** The members of a SET as MySQL prints them, where an empty one alone looks like none. */
    static String ofMembers(String set) {
        return set.isEmpty()
                ? "[]"
                : Arrays.stream(set.split(",", -1)).map(JsonMeaning::quoted).collect(Collectors.joining(",", "[", "]"));
    }

    private static String text(JsonNode node) {
        if (node.isObject()) {
            Map<String, String> members = new TreeMap<>();
            node.properties().forEach(member -> members.put(quoted(member.getKey()), text(member.getValue())));
            return members.toString();
        }
        if (node.isArray()) {
            return StreamSupport.stream(node.spliterator(), false)
                    .map(JsonMeaning::text)
                    .collect(Collectors.joining(",", "[", "]"));
        }
        if (node.isNumber()) {
            return number(node.decimalValue());
        }
        return node.isTextual() ? quoted(node.textValue()) : node.asText();
    }

    // PostgreSQL has no NUL
    private static String quoted(String text) {
        return '"' + text.replace("\0", "").replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** Both servers print doubles, with other digits of the same number perhaps; whole numbers are exact. */
    private static String number(BigDecimal number) {
        if (number.signum() == 0) {
            return "0";
        }
        var bare = number.stripTrailingZeros();
        var isWhole = bare.scale() <= 0 && bare.abs().compareTo(INTEGERS) < 0;
        return isWhole || bare.precision() > DOUBLE_DIGITS ? bare.toString() : "double " + number.doubleValue();
    }
}
