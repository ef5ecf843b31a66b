package dev.camelion.value;

import dev.camelion.ddl.model.ColumnModel;
import java.util.HashMap;
import java.util.Map;

/** Counts of adjusted values of one table, by column and kind. One thread at a time. */
public final class Adjustments {
    private final Map<Key, Long> counts = new HashMap<>();

    /** A column by its name in the source, and what was done to values of it. */
    public record Key(String column, Adjustment kind) {}

    public void add(ColumnModel column, Adjustment kind) {
        counts.merge(new Key(column.name(), kind), 1L, Long::sum);
    }

    public boolean isEmpty() {
        return counts.isEmpty();
    }

    /** The counts so far; starts again at none. */
    public Map<Key, Long> drain() {
        var drained = Map.copyOf(counts);
        counts.clear();
        return drained;
    }
}
