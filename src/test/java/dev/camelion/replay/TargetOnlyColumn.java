package dev.camelion.replay;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a column that only the target has must hold: its default in a new row, what was written there by others in a row
 * that is updated. Where a key was removed or changed either may be right, and the row is left out.
 */
final class TargetOnlyColumn {
    private static final String SHAPE = "target_only";

    private final Coverage coverage;
    private final Map<String, Map<String, String>> expected = new TreeMap<>();
    private final Map<String, Set<String>> disturbed = new TreeMap<>();

    TargetOnlyColumn(Coverage coverage) {
        this.coverage = coverage;
    }

    private static List<SourceTable> tables(Recorder recorder) {
        return recorder.tables().stream()
                .filter(table -> table.shape().name().equals(SHAPE))
                .toList();
    }

    /** Writes into the column as users of the target do. */
    void mark(Recorder recorder, List<TargetDatabase> targets) throws SQLException {
        for (var table : tables(recorder)) {
            var values = new TreeMap<String, String>();
            recorder.rows(table)
                    .forEach(row -> values.put(
                            row.values().get("id"), "kept " + row.values().get("id")));
            expected.put(table.name(), values);
            disturbed.put(table.name(), new HashSet<>());
            for (var target : targets) {
                target.execute("update %s set extra = 'kept ' || id"
                        .formatted(TargetDatabase.name(table.shape(), table.name())));
            }
        }
    }

    /** Follows the events. */
    void replayed(List<LoggedEvent> events) {
        for (var logged : events) {
            var event = logged.event();
            if (event.table().shape().name().equals(SHAPE)) {
                replayed(
                        event,
                        expected.computeIfAbsent(event.table().name(), name -> new TreeMap<>()),
                        disturbed.computeIfAbsent(event.table().name(), name -> new HashSet<>()));
            }
        }
    }

    private void replayed(LogEvent event, Map<String, String> values, Set<String> others) {
        switch (event.kind()) {
            case DDL -> {
                if (event.data().toString().contains("truncated")) {
                    values.clear();
                    others.clear();
                }
            }
            case INSERT -> {
                coverage.count(Rule.TARGET_ONLY_DEFAULT);
                values.put(key(event), "fresh");
            }
            case DELETE -> others.add(key(event));
            case UPDATE -> {
                if (event.changesKey()) {
                    others.add(String.valueOf(event.oldKey().get(0)));
                    others.add(key(event));
                } else if (values.getOrDefault(key(event), "").startsWith("kept") && !others.contains(key(event))) {
                    coverage.count(Rule.TARGET_ONLY_KEPT);
                }
            }
        }
    }

    private static String key(LogEvent event) {
        return String.valueOf(event.key().get(0));
    }

    /** What differs in a target. */
    List<String> differences(Recorder recorder, TargetDatabase target) throws SQLException {
        var found = new ArrayList<String>();
        for (var table : tables(recorder)) {
            var values = expected.getOrDefault(table.name(), Map.of());
            var others = disturbed.getOrDefault(table.name(), Set.of());
            for (var row : target.query("select id, extra from %s order by id"
                    .formatted(TargetDatabase.name(table.shape(), table.name())))) {
                var id = row.substring(0, row.indexOf(" | "));
                if (!others.contains(id) && !row.equals(id + " | " + values.get(id))) {
                    found.add("%s: the target's own column of row %s is not %s"
                            .formatted(table.name(), row, values.get(id)));
                }
            }
        }
        return found;
    }
}
