package dev.camelion.verify.cascade;

import dev.camelion.catalogue.CascadeSession;
import dev.camelion.catalogue.CascadedRow;
import dev.camelion.catalogue.Json;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which recorded rows of a table are not in the target as they are in the source.
 *
 * @param missing the source has them; the target has not, or otherwise
 * @param extra the target alone has them
 * @param uncounted without key: the two sides have not as many rows of their references
 */
record Comparison(List<CascadedRow> missing, List<CascadedRow> extra, List<CascadedRow> uncounted) {
    /** @throws IllegalArgumentException where what was recorded does not fit the table as it is now */
    static Comparison of(long sourceId, Group group, CheckedTable table, Connection source, CascadeSession target)
            throws SQLException {
        return group.key().isEmpty()
                ? byCount(sourceId, group, table, source, target)
                : byKey(sourceId, group, table, source, target);
    }

    List<Long> ids() {
        var ids = new ArrayList<Long>();
        List.of(missing, extra, uncounted).forEach(rows -> rows.forEach(row -> ids.add(row.id())));
        return ids;
    }

    private static Comparison byKey(
            long sourceId, Group group, CheckedTable table, Connection source, CascadeSession target)
            throws SQLException {
        if (!group.hasKeys() || !table.has(group.key())) {
            throw new IllegalArgumentException("its key was changed");
        }
        var columns = group.columns(table);
        var found = new ArrayList<String>();
        table.read(source, group.key(), group.values(), columns::contains, found::add);
        var keys = group.rows().stream().map(row -> Json.write(row.values())).toList();
        var unlike = target.unlike(sourceId, group.schema(), group.table(), columns, keys, found);
        return new Comparison(at(group, unlike.missing()), at(group, unlike.extra()), List.of());
    }

    // a row may be found twice, as the source compares texts without case
    private static List<CascadedRow> at(Group group, List<Integer> places) {
        return places.stream()
                .distinct()
                .map(place -> group.rows().get(place - 1))
                .toList();
    }

    private static Comparison byCount(
            long sourceId, Group group, CheckedTable table, Connection source, CascadeSession target)
            throws SQLException {
        var references = group.references();
        if (references.isEmpty() || !table.has(references)) {
            throw new IllegalArgumentException("its foreign keys were changed");
        }
        var counted = new HashMap<List<@Nullable Object>, Boolean>();
        var uncounted = new ArrayList<CascadedRow>();
        for (var row : group.rows()) {
            var values = new ArrayList<@Nullable Object>();
            references.forEach(column -> values.add(row.values().get(column)));
            var isSame = counted.get(values);
            if (isSame == null) {
                isSame = isSame(sourceId, group, row.values(), table, source, target);
                counted.put(values, isSame);
            }
            if (!isSame) {
                uncounted.add(row);
            }
        }
        return new Comparison(List.of(), List.of(), uncounted);
    }

    private static boolean isSame(
            long sourceId,
            Group group,
            Map<String, @Nullable Object> values,
            CheckedTable table,
            Connection source,
            CascadeSession target)
            throws SQLException {
        var references = group.references();
        return table.count(source, references, values)
                == target.count(sourceId, group.schema(), group.table(), references, Json.write(values));
    }
}
