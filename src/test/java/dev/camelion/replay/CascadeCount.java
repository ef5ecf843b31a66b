package dev.camelion.replay;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Counts the rows that foreign keys changed. */
final class CascadeCount {
    private CascadeCount() {}

    static void of(
            Coverage coverage,
            SourceTable changed,
            SourceTable child,
            Map<Long, SourceTable.Row> before,
            Map<Long, SourceTable.Row> after) {
        for (var row : before.values()) {
            var now = after.get(row.id());
            if (row.equals(now)) {
                continue;
            }
            var keys = child.foreignKeys().stream()
                    .filter(key -> now == null || !row.tuple(key.columns()).equals(now.tuple(key.columns())))
                    .toList();
            coverage.count(kind(keys, now));
            if (keys.stream().noneMatch(key -> key.parent().equals(changed.name()))) {
                coverage.count(Rule.CASCADE_GRANDCHILD);
            }
            if (!child.hasKey()) {
                coverage.count(Rule.CASCADE_NO_KEY);
            }
            if (keys.stream().anyMatch(key -> key.columns().size() > 1)) {
                coverage.count(Rule.CASCADE_COMPOSITE);
            }
            if (keys.stream().anyMatch(ForeignKey::foldsCase)) {
                coverage.count(Rule.CASCADE_FOLD_CASE);
            }
        }
    }

    /** Rows of the table itself, other than those that the statement names. */
    static void ofSelf(
            Coverage coverage,
            List<SourceTable.Row> addressed,
            Map<Long, SourceTable.Row> before,
            Map<Long, SourceTable.Row> after) {
        before.values().stream()
                .filter(row -> !addressed.contains(row) && !row.equals(after.get(row.id())))
                .forEach(row -> coverage.count(Rule.CASCADE_SELF));
    }

    private static Rule kind(List<ForeignKey> keys, SourceTable.Row now) {
        if (now == null) {
            return Rule.CASCADE_DELETED_ROW;
        }
        return keys.stream().flatMap(key -> now.tuple(key.columns()).stream()).anyMatch(Objects::isNull)
                ? Rule.CASCADE_SET_NULL_ROW
                : Rule.CASCADE_UPDATED_ROW;
    }
}
