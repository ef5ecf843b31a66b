package dev.camelion.catalogue.errors;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All that is kept of a discarded row.
 *
 * @param data JSON: the new row, of a delete the old one; of a schema change its effects
 * @param old JSON: the old row, or the old key where it changed
 * @param text the row as the copy read it, a line of COPY's text format
 * @param mysql the schema change as the source logged it
 * @param statements the same for the target
 * @param replaced the statements that were refused, where an operator gave others
 */
public record DiscardedImage(
        DiscardedRow row,
        @Nullable Instant resolved,
        @Nullable String transaction,
        @Nullable String data,
        @Nullable String old,
        @Nullable String text,
        @Nullable String mysql,
        @Nullable String statements,
        @Nullable String replaced) {}
