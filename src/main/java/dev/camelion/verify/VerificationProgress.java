package dev.camelion.verify;

import dev.camelion.model.TableId;
import dev.camelion.source.SourceTable;
import java.util.List;

/** Is told how the verification goes on. */
public interface VerificationProgress {
    VerificationProgress NONE = new VerificationProgress() {};

    /** All tables there are to compare, before the first. */
    default void planned(List<SourceTable> tables) {}

    default void started(TableId table, long estimatedRows) {}

    /** The sums differ; rows are being compared. */
    default void comparingRows(TableId table) {}

    default void finished(TableComparison comparison) {}
}
