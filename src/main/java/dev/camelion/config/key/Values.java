package dev.camelion.config.key;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The values of a set of keys as one file has them, defaults filled in. */
public final class Values {
    private final Map<Key<?>, Object> values = new HashMap<>();
    private final Map<String, Node> nodes;
    private final Place file;
    private final Set<Key<?>> faulty = new HashSet<>();

    private Values(Map<String, Node> nodes, Place file) {
        this.nodes = Map.copyOf(nodes);
        this.file = file;
    }

    /** Reads each of the keys from the nodes of a file; what is wrong or missing goes to the reading. */
    public static Values read(List<? extends Key<?>> keys, Map<String, Node> nodes, Place file, Reading reading) {
        var values = new Values(nodes, file);
        for (var key : keys) {
            values.read(key, reading);
        }
        return values;
    }

    /** True when none of these keys has a problem, so that {@link #get} has a value for each that needs one. */
    public boolean areComplete(List<? extends Key<?>> keys) {
        return Collections.disjoint(faulty, keys);
    }

    /** True when the file itself has the key. */
    public boolean has(Key<?> key) {
        return nodes.containsKey(key.name());
    }

    /** Where a problem with this key is reported. */
    public Place place(Key<?> key) {
        var node = nodes.get(key.name());
        return node == null ? file.child(key.name(), 0) : node.place();
    }

    public <T> T get(Key<T> key) {
        return find(key).orElseThrow(() -> new IllegalStateException(key.name() + " has no value"));
    }

    @SuppressWarnings("unchecked") // put there by read, with the key's own type
    public <T> Optional<T> find(Key<T> key) {
        return Optional.ofNullable((T) values.get(key));
    }

    private <T> void read(Key<T> key, Reading reading) {
        var before = reading.problemCount();
        var node = nodes.get(key.name());
        Optional<T> value = node == null ? Optional.empty() : key.type().read(node, reading);
        var isFaulty = reading.problemCount() > before || node instanceof Node.Reported;
        if (value.isEmpty() && !isFaulty) {
            value = fallback(key, reading);
            if (value.isEmpty() && key.isRequired()) {
                var hint = key.meaning().replaceAll("\\.$", "");
                reading.missing(place(key), "has no value", "Add it: " + hint);
                isFaulty = true;
            }
        }
        if (isFaulty) {
            faulty.add(key);
        }
        value.ifPresent(found -> values.put(key, found));
    }

    private <T> Optional<T> fallback(Key<T> key, Reading reading) {
        var text = key.fallback();
        return text == null ? Optional.empty() : key.type().read(new Node.Scalar(place(key), text), reading);
    }
}
