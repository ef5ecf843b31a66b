package dev.camelion.cli.operation;

import org.jspecify.annotations.Nullable;

/**
 * How a source is initialised; one of them at most.
 *
 * @param restart copies from the start, also where a copy that was broken off could be gone on with
 * @param fromGtid the GTID set of rows that are in the target already
 * @param fromPosition the same as FILE:POS of the binary log
 */
public record InitOptions(
        boolean restart,
        @Nullable String fromGtid,
        @Nullable String fromPosition) {
    /** Copies, or goes on with a copy. */
    public static final InitOptions COPY = new InitOptions(false, null, null);

    /** Whether nothing is copied. */
    public boolean isLoaded() {
        return fromGtid != null || fromPosition != null;
    }
}
