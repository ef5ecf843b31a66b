package dev.camelion.values;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How often which class of which type took which path. */
final class ValueCoverage {
    private static final Map<Use, List<Path>> PATHS = new EnumMap<>(Map.of(
            Use.NULLABLE, List.of(Path.COPY, Path.INSERT, Path.UPDATE, Path.DELETE),
            Use.NOT_NULL, List.of(Path.COPY, Path.INSERT, Path.UPDATE, Path.DELETE),
            Use.GENERATED, List.of(Path.COPY, Path.INSERT, Path.UPDATE),
            Use.KEYLESS, List.of(Path.COPY, Path.INSERT, Path.KEYLESS_UPDATE, Path.KEYLESS_DELETE),
            Use.KEY, List.of(Path.COPY, Path.INSERT, Path.KEY_TOUCH, Path.KEY_UPDATE, Path.KEY_DELETE)));

    private record Cell(String type, ValueClass valueClass, Path path) {}

    private final Map<Cell, Integer> counts = new java.util.HashMap<>();
    private int rows;

    void add(TestType type, ValueClass valueClass, Path path) {
        counts.merge(new Cell(type.name(), valueClass, path), 1, Integer::sum);
    }

    void addRows(int count) {
        rows += count;
    }

    int rows() {
        return rows;
    }

    List<String> holes(TypeCatalogue types) {
        var holes = new ArrayList<String>();
        for (var use : Use.values()) {
            for (var type : types.types(use)) {
                for (var path : PATHS.get(use)) {
                    type.classes(use).stream()
                            .filter(valueClass -> !counts.containsKey(new Cell(type.name(), valueClass, path)))
                            .map(valueClass -> "%s x %s x %s".formatted(type.name(), valueClass, path))
                            .forEach(holes::add);
                }
            }
        }
        return holes.stream().distinct().toList();
    }

    /** A line a path: types and cells met, and values by class. */
    String table() {
        var lines = new TreeMap<Path, String>();
        for (var path : Path.values()) {
            var cells = counts.entrySet().stream()
                    .filter(cell -> cell.getKey().path() == path)
                    .toList();
            var types =
                    cells.stream().map(cell -> cell.getKey().type()).distinct().count();
            var classes = cells.stream()
                    .collect(Collectors.groupingBy(
                            cell -> cell.getKey().valueClass(),
                            TreeMap::new,
                            Collectors.summingInt(Map.Entry::getValue)));
            lines.put(path, "  %-14s %3d types %5d cells %s".formatted(path, types, cells.size(), classes));
        }
        return "%d rows, %d cells%n%s".formatted(rows, counts.size(), String.join("\n", lines.values()));
    }
}
