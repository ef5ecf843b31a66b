package dev.camelion.catalogue;

import dev.camelion.value.Adjustments;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A chunk of a table as the catalogue knows it.
 *
 * @param number within its table, from 1, in the order of the keys
 * @param after the chunk's rows have keys behind this one, constants of MySQL by key column; null: from the first
 * @param upTo the last key of the chunk; null: to the end
 * @param done whether its rows are in the loading schema
 * @param rows of the source, the refused ones included
 * @param bytes as sent to the target
 * @param refused rows that are not in the target
 */
public record CopyChunk(
        int number,
        @Nullable List<String> after,
        @Nullable List<String> upTo,
        boolean done,
        long rows,
        long bytes,
        int refused,
        Map<Adjustments.Key, Long> adjustments) {
    public CopyChunk {
        after = after == null ? null : List.copyOf(after);
        upTo = upTo == null ? null : List.copyOf(upTo);
        adjustments = Map.copyOf(adjustments);
    }
}
