package dev.camelion.config.key;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A list of values of one type; a single value stands for a list of one. */
public record ListType<T>(ScalarType<T> itemType) implements ValueType<List<T>> {
    @Override
    public String form() {
        return "a list, each " + itemType.form();
    }

    @Override
    public boolean accepts(List<T> value) {
        return value.stream().allMatch(itemType::accepts);
    }

    @Override
    public Optional<List<T>> read(Node node, Reading reading) {
        if (!(node instanceof Node.Sequence sequence)) {
            return itemType.read(node, reading).map(List::of);
        }
        List<T> values = new ArrayList<>();
        for (var item : sequence.items()) {
            itemType.read(item, reading).ifPresent(values::add);
        }
        return Optional.of(List.copyOf(values));
    }
}
