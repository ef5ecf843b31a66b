package dev.camelion.copy;

import dev.camelion.ddl.model.SourceModel;
import dev.camelion.model.TableId;
import dev.camelion.source.SourceTable;
import java.util.List;

/** Is told how the copy goes on; by several threads at once. */
public interface CopyProgress {
    CopyProgress NONE = new CopyProgress() {};

    /** All that is copied, before the first row of it; once more where the copy begins anew. */
    default void planned(SourceModel model, List<SourceTable> tables) {}

    /** A phase of the whole begins, in a few words. */
    default void phase(String what) {}

    /** Rows of the table that an earlier run has copied, and their bytes; before its other rows. */
    default void resumed(TableId table, long rows, long bytes) {}

    /** The first chunk of a table is taken. {@code estimatedRows} as MySQL guesses them. */
    default void started(TableId table, long estimatedRows) {}

    /** @param rows of this table that are there, and their bytes */
    default void copied(TableId table, long rows, long bytes) {}

    /** The rows are there; keys and indexes are being built. */
    default void indexing(TableId table) {}

    default void finished(TableId table, long rows) {}
}
