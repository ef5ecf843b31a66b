package dev.camelion.values;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Differences as a person wants to read them: how many a column, and an example. */
final class Findings {
    private static final int SHOWN = 60;

    private Findings() {}

    static List<String> of(List<Difference> differences) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        Map<String, Difference> examples = new LinkedHashMap<>();
        for (var difference : differences) {
            counts.merge(difference.column(), 1, Integer::sum);
            examples.putIfAbsent(difference.column(), difference);
        }
        return examples.entrySet().stream()
                .limit(SHOWN)
                .map(example -> "%d times like %s".formatted(counts.get(example.getKey()), example.getValue()))
                .toList();
    }
}
