package dev.camelion.replay;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Compares the contents of tables, whatever the order of their rows. */
final class Comparison {
    private static final int SHOWN = 3;

    private Comparison() {}

    /** How a target's table differs from the source's, in a line; empty where it does not. */
    static List<String> of(String name, Source source, SourceTable table, TargetDatabase target) throws SQLException {
        var expected = source.rows(table).values().stream()
                .map(row -> TargetDatabase.joined(row.values().values()))
                .toList();
        var actual = target.rows(table);
        var missing = surplus(expected, actual);
        var extra = surplus(actual, expected);
        return missing.isEmpty() && extra.isEmpty()
                ? List.of()
                : List.of("%s in %s %s: %d of %d missing %s, %d too many %s"
                        .formatted(
                                table.name(),
                                name,
                                table.columnNames(),
                                missing.size(),
                                expected.size(),
                                shown(missing),
                                extra.size(),
                                shown(extra)));
    }

    private static List<String> surplus(List<String> of, List<String> over) {
        var left = new ArrayList<>(of);
        over.forEach(left::remove);
        return left;
    }

    private static String shown(List<String> rows) {
        return rows.stream()
                .limit(SHOWN)
                .map(row -> row.length() > 200 ? row.substring(0, 200) + "..." : row)
                .toList()
                .toString();
    }
}
