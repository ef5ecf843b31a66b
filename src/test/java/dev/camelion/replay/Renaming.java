package dev.camelion.replay;

import static dev.camelion.replay.SourceColumn.quoted;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One step of a RENAME TABLE, within a shape. */
record Renaming(String from, String to) {
    static String sourceStatement(List<Renaming> steps) {
        return steps.stream()
                .map(step -> quoted(step.from) + " to " + quoted(step.to))
                .collect(Collectors.joining(", ", "rename table ", ""));
    }

    static String targetStatements(Shape shape, List<Renaming> steps) {
        return steps.stream()
                .map(step ->
                        "alter table %s rename to \"%s\"".formatted(TargetDatabase.name(shape, step.from), step.to))
                .collect(Collectors.joining(";\n"));
    }

    /** What the steps do to the shape's tables, as the log says it: each step's table, and those that refer to it. */
    static List<Map<String, ?>> effects(Shape shape, List<SourceTable> tables, List<Renaming> steps) {
        var effects = new ArrayList<Map<String, ?>>();
        var now = tables;
        for (var step : steps) {
            now = now.stream().map(table -> table.after(step)).toList();
            effects.add(LogEvent.renamed(shape, step));
            var byName = new LinkedHashMap<String, SourceTable>();
            now.forEach(table -> byName.put(table.name(), table));
            effects.add(LogEvent.put(byName.remove(step.to)));
            byName.values().stream()
                    .filter(table -> table.foreignKeys().stream()
                            .anyMatch(key -> key.acts() && key.parent().equals(step.to)))
                    .forEach(table -> effects.add(LogEvent.put(table)));
        }
        return effects;
    }

    String apply(String name) {
        return name.equals(from) ? to : name;
    }
}
