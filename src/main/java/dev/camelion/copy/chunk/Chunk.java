package dev.camelion.copy.chunk;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a table.
 *
 * @param key null where the table is read as a whole
 * @param after constants of the key behind which it begins; null: at the first
 * @param upTo constants of its last key; null: at the end
 */
public record Chunk(
        int number,
        @Nullable ChunkKey key,
        @Nullable List<String> after,
        @Nullable List<String> upTo) {
    /** What stands behind the table's name in a SELECT of the chunk's rows. */
    public String clauses() {
        if (key == null || (after == null && upTo == null)) {
            return "";
        }
        var conditions = new ArrayList<String>();
        if (after != null) {
            conditions.add(key.behind(after));
        }
        if (upTo != null) {
            conditions.add(key.upTo(upTo));
        }
        return key.hint() + " WHERE " + String.join(" AND ", conditions);
    }
}
