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

    /** @param estimatedRows as MySQL guesses them */
    default void started(TableId table, long estimatedRows) {}

    /** @param rows of this table sent so far, and their bytes */
    default void copied(TableId table, long rows, long bytes) {}

    /** The rows are there; keys and indexes are being built. */
    default void indexing(TableId table) {}

    default void finished(TableId table, long rows) {}
}
