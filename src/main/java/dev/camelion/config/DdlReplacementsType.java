package dev.camelion.config;

import dev.camelion.config.key.Node;
import dev.camelion.config.key.Reading;
import dev.camelion.config.key.ScalarType;
import dev.camelion.config.key.Types;
import dev.camelion.config.key.ValueType;
import dev.camelion.model.BinlogPosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Schema changes, each with the text that takes the place of the logged one or of its translation. */
final class DdlReplacementsType implements ValueType<List<DdlReplacement>> {
    private static final List<String> KEYS = List.of("at", "statement", "mysql", "postgres");
    private static final String EXAMPLE =
            "Write for example - {at: \"binlog.000042:1187\", postgres: \"ALTER TABLE shop.t ADD COLUMN c int\"}";
    private static final Pattern PLACE = Pattern.compile("(\\S+\\.\\d+):(\\d{1,18})");
    private static final ScalarType<BinlogPosition> AT =
            new ScalarType<>("a place in the binary log", "binlog.000042:1187", DdlReplacementsType::place, at -> true);
    private static final ScalarType<String> STATEMENT = Types.text("a statement", "ALTER TABLE t ADD COLUMN c int");

    @Override
    public String form() {
        return "a list, each {at: place or statement: text, mysql: text to read, postgres: text to run}";
    }

    @Override
    public Optional<List<DdlReplacement>> read(Node node, Reading reading) {
        List<DdlReplacement> found = new ArrayList<>();
        if (node instanceof Node.Sequence sequence) {
            sequence.items().forEach(item -> replacement(item, reading).ifPresent(replacement -> {
                if (found.stream().anyMatch(replacement::isLike)) {
                    reading.invalid(item.place(), "names a schema change a second time", "Remove one of the two");
                }
                found.add(replacement);
            }));
        } else if (!(node instanceof Node.Reported
                || node instanceof Node.Scalar scalar && scalar.raw().isBlank())) {
            reading.invalid(node.place(), "is " + node.kind() + ", but must be " + form(), EXAMPLE);
        }
        return Optional.of(List.copyOf(found));
    }

    private static Optional<DdlReplacement> replacement(Node node, Reading reading) {
        if (!(node instanceof Node.Mapping mapping)) {
            reading.invalid(node.place(), "is " + node.kind() + ", but must have keys", EXAMPLE);
            return Optional.empty();
        }
        return reading.knowsAll(mapping, KEYS) && isComplete(mapping, reading)
                ? understood(mapping, reading)
                : Optional.empty();
    }

    private static boolean isComplete(Node.Mapping mapping, Reading reading) {
        var entries = mapping.entries();
        if (!entries.containsKey("at") && !entries.containsKey("statement")) {
            reading.missing(mapping.place(), "names no schema change", "Add a key `at` or `statement`");
            return false;
        }
        if (entries.containsKey("at") && entries.containsKey("statement")) {
            reading.invalid(mapping.place(), "names a schema change by both `at` and `statement`", "Keep one of them");
            return false;
        }
        if (!entries.containsKey("mysql") && !entries.containsKey("postgres")) {
            reading.missing(mapping.place(), "has no text to read or to run", "Add a key `mysql` or `postgres`");
            return false;
        }
        return true;
    }

    /** Nothing where one of the values is not right, which is then reported. */
    private static Optional<DdlReplacement> understood(Node.Mapping mapping, Reading reading) {
        var at = read(mapping, "at", AT, reading);
        var statement = read(mapping, "statement", STATEMENT, reading);
        var mysql = read(mapping, "mysql", STATEMENT, reading);
        var postgres = read(mapping, "postgres", STATEMENT, reading);
        var count = List.of(at, statement, mysql, postgres).stream()
                .filter(Optional::isPresent)
                .count();
        return count == mapping.entries().size()
                ? Optional.of(new DdlReplacement(at, statement, mysql, postgres))
                : Optional.empty();
    }

    private static <T> Optional<T> read(Node.Mapping mapping, String key, ScalarType<T> type, Reading reading) {
        var node = mapping.entries().get(key);
        if (node == null) {
            return Optional.empty();
        }
        if (node instanceof Node.Scalar scalar && scalar.raw().isBlank()) {
            reading.missing(node.place(), "has no value", "Remove it, or write a text; a comment alone runs nothing");
            return Optional.empty();
        }
        return type.read(node, reading);
    }

    private static BinlogPosition place(String text) {
        var place = PLACE.matcher(text);
        if (!place.matches()) {
            throw new IllegalArgumentException("not a file and a byte with a colon between");
        }
        return new BinlogPosition(place.group(1), Long.parseLong(place.group(2)));
    }
}
