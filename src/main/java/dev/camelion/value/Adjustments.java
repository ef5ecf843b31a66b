package dev.camelion.value;

import dev.camelion.ddl.model.ColumnModel;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts of adjusted values of one table, by column and kind, and why the row at hand is to be refused. One thread at a
 * time.
 */
public final class Adjustments {
    private static final int LONGEST_SHOWN = 60;

    private final Map<Key, Long> counts = new HashMap<>();
    private @Nullable String refusal;

    /** A column by its name in the source, and what was done to values of it. */
    public record Key(String column, Adjustment kind) {}

    public void add(ColumnModel column, Adjustment kind) {
        counts.merge(new Key(column.name(), kind), 1L, Long::sum);
    }

    /** The row is not to be written. Of several reasons the first stays. */
    void refuse(ColumnModel column, Adjustment kind, String value) {
        add(column, kind);
        if (refusal == null) {
            refusal = "column %s holds %s, which %s refuses".formatted(column.name(), value, kind.rule());
        }
    }

    /** The row is not to be written, as the type would change the value in silence. */
    void refuse(ColumnModel column, String value, String type) {
        if (refusal == null) {
            var shown = value.length() > LONGEST_SHOWN ? value.substring(0, LONGEST_SHOWN) + "..." : value;
            refusal = "column %s holds %s, which %s cannot".formatted(column.name(), shown, type);
        }
    }

    /** Why the row that was carried since the last call is to be refused; null where it is not. */
    public @Nullable String takeRefusal() {
        var taken = refusal;
        refusal = null;
        return taken;
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
