package dev.camelion.config;

import dev.camelion.config.key.Node;
import dev.camelion.config.key.Reading;
import dev.camelion.config.key.ScalarType;
import dev.camelion.config.key.ValueType;
import dev.camelion.ddl.policy.PolicyOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** One of the options of a policy. YAML's own null is the option of that name. */
final class PolicyType<E extends Enum<E> & PolicyOption> implements ValueType<E> {
    private final ScalarType<E> words;

    private PolicyType(ScalarType<E> words) {
        this.words = words;
    }

    static <E extends Enum<E> & PolicyOption> PolicyType<E> of(Class<E> type) {
        var options = type.getEnumConstants();
        return new PolicyType<>(new ScalarType<E>(
                "one of " + Arrays.stream(options).map(PolicyOption::id).collect(Collectors.joining(", ")),
                options[0].id(),
                text -> Arrays.stream(options)
                        .filter(option -> option.id().equalsIgnoreCase(text.replace("~", "null")))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(text)),
                option -> true));
    }

    @Override
    public String form() {
        return words.form();
    }

    @Override
    public Optional<E> read(Node node, Reading reading) {
        return node instanceof Node.Scalar scalar && scalar.isNull()
                ? words.read(new Node.Scalar(scalar.place(), "null"), reading)
                : words.read(node, reading);
    }
}
