package dev.camelion.replay;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Counts how often the rules were needed. */
final class Coverage {
    private final Map<Rule, Integer> counts = new EnumMap<>(Rule.class);

    void count(Rule rule) {
        counts.merge(rule, 1, Integer::sum);
    }

    /** What the events of a batch ask for that is replayed in slices as long as its schema changes allow. */
    void slices(List<LogEvent> events) {
        Map<List<Object>, LogEvent.Kind> last = new HashMap<>();
        Set<Object> twice = new HashSet<>();
        Set<String> seen = new HashSet<>();
        for (var event : events) {
            var table = event.table().name();
            if (event.kind() == LogEvent.Kind.DDL) {
                if (seen.contains(table)) {
                    count(Rule.SCHEMA_CHANGE_BETWEEN_EVENTS);
                }
                last.clear();
                twice.clear();
                continue;
            }
            seen.add(table);
            if (event.table().hasKey()) {
                var before = last.put(List.of(table, event.key()), event.kind());
                if (before != null) {
                    if (twice.add(List.of(table, event.key()))) {
                        count(Rule.KEY_TOUCHED_TWICE_IN_SLICE);
                    }
                    if (before == LogEvent.Kind.DELETE && event.kind() == LogEvent.Kind.INSERT) {
                        count(Rule.INSERTED_AGAIN_IN_SLICE);
                    }
                    if (before == LogEvent.Kind.INSERT && event.kind() == LogEvent.Kind.DELETE) {
                        count(Rule.INSERTED_AND_DELETED_IN_SLICE);
                    }
                }
            }
        }
    }

    /** What one row event is an example of. */
    void event(LogEvent event) {
        count(Rule.EVENT);
        var table = event.table();
        if (!table.hasKey()) {
            count(
                    switch (event.kind()) {
                        case INSERT -> Rule.NO_KEY_INSERT;
                        case UPDATE -> Rule.NO_KEY_UPDATE;
                        default -> Rule.NO_KEY_DELETE;
                    });
        }
        if (event.changesKey()) {
            count(Rule.KEY_CHANGED);
            if (event.key().toString().equalsIgnoreCase(event.oldKey().toString())) {
                count(Rule.KEY_CASE_CHANGED);
            }
        }
        if (event.cascades()) {
            count(Rule.CASCADE_EVENT);
        }
        if (table.columns().stream().anyMatch(SourceColumn::isGenerated)) {
            count(Rule.GENERATED_COLUMN);
        }
        if (table.shape().isPartitioned()) {
            count(table.hasKey() ? Rule.PARTITIONED : Rule.PARTITIONED_NO_KEY);
        }
        if (table.shape().name().equals("identity_always")) {
            count(Rule.IDENTITY_ALWAYS);
        }
    }

    /** Rules that came up less often than they should in so many seeds of these shapes. */
    List<String> tooRare(int seeds, List<Shape> shapes) {
        return Arrays.stream(Rule.values())
                .filter(rule -> of(rule) < rule.floor(seeds, shapes))
                .map(rule -> "%s: %d of %d".formatted(name(rule), of(rule), rule.floor(seeds, shapes)))
                .toList();
    }

    int of(Rule rule) {
        return counts.getOrDefault(rule, 0);
    }

    @Override
    public String toString() {
        return Arrays.stream(Rule.values())
                .map(rule -> name(rule) + "=" + of(rule))
                .collect(Collectors.joining(" "));
    }

    private static String name(Rule rule) {
        return rule.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
