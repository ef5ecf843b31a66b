package dev.camelion.copy;

import dev.camelion.model.TableId;

/** Is told how the copy goes on; by several threads at once. */
public interface CopyProgress {
    CopyProgress NONE = new CopyProgress() {};

    /** @param estimatedRows as MySQL guesses them */
    default void started(TableId table, long estimatedRows) {}

    /** @param rows of this table sent so far, and their bytes */
    default void copied(TableId table, long rows, long bytes) {}

    /** The rows are there; keys and indexes are being built. */
    default void indexing(TableId table) {}

    default void finished(TableId table, long rows) {}
}
