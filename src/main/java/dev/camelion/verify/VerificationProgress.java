package dev.camelion.verify;

import dev.camelion.model.TableId;

/** Is told how the verification goes on. */
public interface VerificationProgress {
    VerificationProgress NONE = new VerificationProgress() {};

    default void started(TableId table, long estimatedRows) {}

    /** The sums differ; rows are being compared. */
    default void comparingRows(TableId table) {}

    default void finished(TableComparison comparison) {}
}
