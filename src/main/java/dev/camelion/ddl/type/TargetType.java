package dev.camelion.ddl.type;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A PostgreSQL type as a person writes it, in one spelling.
 *
 * @param name without its numbers: {@code character varying}, {@code timestamptz}, {@code text[]}
 * @param numbers in parentheses; none where there are none
 */
public record TargetType(String name, List<Integer> numbers) {
    private static final Pattern FORM = Pattern.compile(
            "([a-z_][a-z0-9_ ]*?)\\s*(?:\\(\\s*(\\d{1,9})\\s*(?:,\\s*(\\d{1,9})\\s*)?\\))?(\\s+with(?:out)? time zone)?(\\[\\])?");

    private static final Map<String, String> SYNONYMS = Map.ofEntries(
            entry("int2", "smallint"),
            entry("int", "integer"),
            entry("int4", "integer"),
            entry("int8", "bigint"),
            entry("decimal", "numeric"),
            entry("float4", "real"),
            entry("float8", "double precision"),
            entry("bool", "boolean"),
            entry("varchar", "character varying"),
            entry("varbit", "bit varying"),
            entry("time without time zone", "time"),
            entry("timestamp without time zone", "timestamp"),
            entry("timestamp with time zone", "timestamptz"));

    public TargetType {
        numbers = List.copyOf(numbers);
    }

    /** Nothing where the text has not the form of a type. */
    public static Optional<TargetType> of(String written) {
        var form = FORM.matcher(written.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " "));
        if (!form.matches()) {
            return Optional.empty();
        }
        var word = form.group(1) + (form.group(4) == null ? "" : form.group(4)) + (form.group(5) == null ? "" : "[]");
        var numbers = new ArrayList<Integer>();
        for (var group = 2; group <= 3; group++) {
            if (form.group(group) != null) {
                numbers.add(Integer.valueOf(form.group(group)));
            }
        }
        return Optional.of(new TargetType(SYNONYMS.getOrDefault(word, word), numbers));
    }

    public TargetType with(int... others) {
        var list = new ArrayList<Integer>();
        for (var number : others) {
            list.add(number);
        }
        return new TargetType(name, list);
    }

    @Override
    public String toString() {
        if (numbers.isEmpty()) {
            return name;
        }
        var inside = String.join(",", numbers.stream().map(String::valueOf).toList());
        return name + "(" + inside + ")";
    }
}
