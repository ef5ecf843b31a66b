package dev.camelion.ddl.cascade;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What of a table the cascading keys of replicated tables refer to, by the source's names.
 *
 * @param columns to which any of them refers
 * @param actsOnDelete whether a delete of its rows changes rows that refer to them
 * @param actingOnUpdate columns whose change changes rows that refer to them
 */
public record ReferencedColumns(Set<String> columns, boolean actsOnDelete, Set<String> actingOnUpdate) {
    public static final ReferencedColumns NONE = new ReferencedColumns(Set.of(), false, Set.of());

    public ReferencedColumns {
        columns = Set.copyOf(columns);
        actingOnUpdate = Set.copyOf(actingOnUpdate);
    }

    ReferencedColumns and(ReferencedColumns other) {
        return new ReferencedColumns(
                union(columns, other.columns),
                actsOnDelete || other.actsOnDelete,
                union(actingOnUpdate, other.actingOnUpdate));
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        var all = new LinkedHashSet<>(some);
        all.addAll(others);
        return all;
    }
}
