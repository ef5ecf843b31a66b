package dev.camelion.config.key;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A type whose values are single words or numbers. The parser throws an IllegalArgumentException for what it is not. */
public record ScalarType<T>(
        String form, String example, Function<String, T> parser, Predicate<T> limits, UnaryOperator<String> shown)
        implements ValueType<T> {
    public ScalarType(String form, String example, Function<String, T> parser, Predicate<T> limits) {
        this(form, example, text -> parser.apply(text.strip()), limits, Reading::shown);
    }

    /** The same type, but its values are shown in errors as this says. */
    ScalarType<T> shownAs(UnaryOperator<String> mask) {
        return new ScalarType<>(form, example, parser, limits, mask);
    }

    @Override
    public boolean accepts(T value) {
        return limits.test(value);
    }

    @Override
    public Optional<T> read(Node node, Reading reading) {
        if (node instanceof Node.Scalar scalar) {
            return reading.text(scalar)
                    .filter(text -> !text.isBlank())
                    .flatMap(text -> understand(text, scalar, reading));
        }
        if (!(node instanceof Node.Reported)) {
            reading.invalid(
                    node.place(), "is " + node.kind() + ", but must be " + form, "Write for example " + example);
        }
        return Optional.empty();
    }

    private Optional<T> understand(String text, Node.Scalar scalar, Reading reading) {
        try {
            var value = parser.apply(text);
            if (limits.test(value)) {
                return Optional.of(value);
            }
        } catch (IllegalArgumentException notOfThisType) {
            // reported below like a value out of range: what it must be says what it is not
        }
        reading.invalid(
                scalar.place(),
                "is %s, but must be %s".formatted(shown.apply(scalar.raw()), form),
                "Write for example " + example);
        return Optional.empty();
    }
}
