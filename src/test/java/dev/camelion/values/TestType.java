package dev.camelion.values;

import dev.camelion.testkit.Draw;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** A column type as it stands in CREATE TABLE, and literals of it by class. Built once, then only read. */
final class TestType {
    private final String declaration;
    private final Meaning meaning;
    private final Map<ValueClass, Function<Draw, String>> literals = new EnumMap<>(ValueClass.class);
    private final Set<Use> uses = EnumSet.allOf(Use.class);
    private final Set<ValueClass> notInKeys = EnumSet.of(ValueClass.NULL, ValueClass.DEFAULT);
    private String note = "";
    private String defaultValue = "";
    private String keyPrefix = "";
    private int since;

    private TestType(String declaration, Meaning meaning) {
        this.declaration = declaration;
        this.meaning = meaning;
        literals.put(ValueClass.NULL, draw -> "null");
        literals.put(ValueClass.DEFAULT, draw -> "default");
    }

    static TestType of(String declaration, Meaning meaning) {
        return new TestType(declaration, meaning);
    }

    TestType zero(String... choices) {
        return literals(ValueClass.ZERO, choices);
    }

    TestType minimum(String... choices) {
        return literals(ValueClass.MINIMUM, choices);
    }

    TestType maximum(String... choices) {
        return literals(ValueClass.MAXIMUM, choices);
    }

    TestType nasty(String... choices) {
        return literals(ValueClass.NASTY, choices);
    }

    TestType random(Function<Draw, String> literal) {
        literals.put(ValueClass.RANDOM, literal);
        return this;
    }

    private TestType literals(ValueClass valueClass, String... choices) {
        if (choices.length > 0) {
            var all = List.copyOf(Arrays.asList(choices));
            literals.put(valueClass, draw -> draw.of(all));
        }
        return this;
    }

    /** What DEFAULT stands for: a literal, or an expression in brackets. */
    TestType defaultsTo(String value) {
        defaultValue = value;
        return this;
    }

    TestType only(Use first, Use... more) {
        uses.retainAll(EnumSet.of(first, more));
        return this;
    }

    TestType not(Use first, Use... more) {
        uses.removeAll(EnumSet.of(first, more));
        return this;
    }

    /** A key column cannot be NULL, which is what becomes of such values. */
    TestType notInKeys(ValueClass valueClass) {
        notInKeys.add(valueClass);
        return this;
    }

    /** The type can be a key only by a prefix of so many characters. */
    TestType keyPrefix(int length) {
        keyPrefix = "(" + length + ")";
        return this;
    }

    /** Tells it from the same type for another use. */
    TestType noted(String words) {
        note = words;
        return this;
    }

    /** @param version such as 80023 */
    TestType since(int version) {
        since = version;
        return this;
    }

    String name() {
        return note.isEmpty() ? declaration : declaration + ", " + note;
    }

    /** Whether the tables that hold it map TIME to interval. */
    boolean isExactTime() {
        return meaning == Meaning.INTERVAL;
    }

    String declaration() {
        return declaration;
    }

    String defaultValue() {
        return defaultValue;
    }

    String keyPrefix() {
        return keyPrefix;
    }

    Meaning meaning() {
        return meaning;
    }

    boolean isFor(Use use) {
        return uses.contains(use);
    }

    boolean isOf(int version) {
        return version >= since;
    }

    List<ValueClass> classes(Use use) {
        return literals.keySet().stream()
                .filter(valueClass -> switch (use) {
                    case KEY -> !notInKeys.contains(valueClass);
                    case NOT_NULL -> valueClass != ValueClass.NULL;
                    default -> true;
                })
                .toList();
    }

    String literal(ValueClass valueClass, Draw draw) {
        return literals.get(valueClass).apply(draw);
    }

    /**
     * A literal that stays apart from others in the target: a text without NUL and without bytes that mean nothing, a
     * zero without sign, which the replay takes for one key with the other zero.
     */
    String keyLiteral(ValueClass valueClass, Draw draw) {
        var literal = literal(valueClass, draw);
        while (isOfMany(literal)) {
            literal = literal(valueClass, draw);
        }
        return literal;
    }

    private boolean isOfMany(String literal) {
        return literal.equals("-0e0")
                || meaning == Meaning.TEXT && literal.matches("_(?!utf8mb4).*|_utf8mb4 x'(..)*00.*");
    }
}
