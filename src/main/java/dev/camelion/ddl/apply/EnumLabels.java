package dev.camelion.ddl.apply;

import dev.camelion.ddl.model.ColumnModel;
import java.util.ArrayList;
import java.util.List;

/** Two states of an enum column's labels. */
public final class EnumLabels {
    private EnumLabels() {}

    /** True where the old labels are all there, in the same order: then new ones can be added in place. */
    public static boolean grow(ColumnModel before, ColumnModel after) {
        var kept = new ArrayList<>(after.type().labels());
        kept.retainAll(before.type().labels());
        return kept.equals(before.type().labels());
    }

    /** The labels that are new, in order. */
    public static List<String> added(ColumnModel before, ColumnModel after) {
        var added = new ArrayList<>(after.type().labels());
        added.removeAll(before.type().labels());
        return added;
    }
}
