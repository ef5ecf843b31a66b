package dev.camelion.catalogue.errors;

import dev.camelion.model.TableId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row, or a schema change, that the target refused.
 *
 * @param target where it belongs, by PostgreSQL's names
 * @param event insert, update, delete or ddl
 * @param position where it stands in the binlog; null of a row that the copy read
 * @param state open, applied, skipped or superseded
 * @param isQuarantined whether its table is in quarantine now
 */
public record DiscardedRow(
        long id,
        String source,
        Instant time,
        TableId table,
        String target,
        @Nullable String event,
        @Nullable String position,
        @Nullable String sqlState,
        String error,
        String state,
        boolean isQuarantined) {
    public static final String OPEN = "open";

    public boolean isOpen() {
        return OPEN.equals(state);
    }

    public boolean isSchemaChange() {
        return "ddl".equals(event);
    }

    /** Read by the copy, which keeps no event that could be applied again. */
    public boolean isCopied() {
        return position == null;
    }
}
