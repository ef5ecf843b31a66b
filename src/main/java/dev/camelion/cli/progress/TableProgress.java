package dev.camelion.cli.progress;

import dev.camelion.model.TableId;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far one table is. One caller at a time; times are those of {@link System#nanoTime}. */
final class TableProgress {
    // a table that InnoDB calls empty has one page
    private static final long LEAST_WEIGHT = 16_384;

    private final TableId table;
    private final long expectedBytes;
    private long expectedRows;
    private long rows;
    private long bytes;
    private long resumedRows;
    private long resumedBytes;
    private double resumedShare;
    private String state = "waiting";
    private @Nullable Pace pace;
    private boolean isMoving;
    private long startedAt;
    private @Nullable Long doneAt;

    TableProgress(TableId table, long expectedRows, long expectedBytes) {
        this.table = table;
        this.expectedRows = expectedRows;
        this.expectedBytes = expectedBytes;
    }

    void resumed(long before, long beforeBytes) {
        rows = before;
        bytes = beforeBytes;
        resumedRows = before;
        resumedBytes = beforeBytes;
        resumedShare = share();
    }

    void expect(long estimate) {
        if (estimate >= 0) {
            expectedRows = estimate;
        }
    }

    void at(long soFar, long soFarBytes) {
        rows = soFar;
        bytes = soFarBytes;
    }

    void state(String what, boolean isAddingRows, long nanos) {
        state = what;
        isMoving = isAddingRows;
        if (pace == null) {
            pace = new Pace(nanos);
            startedAt = nanos;
        }
    }

    void done(long nanos) {
        state("done", false, nanos);
        doneAt = nanos;
    }

    void beginAnew() {
        pace = null;
        doneAt = null;
        resumed(0, 0);
    }

    TableId table() {
        return table;
    }

    long rows() {
        return rows;
    }

    long bytes() {
        return bytes;
    }

    /** Rows without what an earlier run has done. */
    long freshRows() {
        return rows - resumedRows;
    }

    /** The same of bytes. */
    long freshBytes() {
        return bytes - resumedBytes;
    }

    /** -1 where there is no estimate. */
    long expectedRows() {
        return expectedRows;
    }

    String state() {
        return state;
    }

    boolean isWaiting() {
        return pace == null;
    }

    boolean isDone() {
        return doneAt != null;
    }

    /** Whether all its rows are there. */
    boolean isComplete() {
        return !isWaiting() && !isMoving;
    }

    boolean isInWork() {
        return !isWaiting() && !isDone();
    }

    Duration took(long nanos) {
        return isWaiting() ? Duration.ZERO : Duration.ofNanos((doneAt == null ? nanos : doneAt) - startedAt);
    }

    /** Rows a second: of the last seconds while it is in work, of the whole once it is done. */
    double rate(long nanos) {
        if (pace == null) {
            return 0;
        }
        var seconds = took(nanos).toNanos() / 1e9;
        return doneAt == null ? pace.perSecond(nanos, freshRows()) : seconds <= 0 ? 0 : freshRows() / seconds;
    }

    /** How long rows will still be added; empty where there is nothing to tell it by. */
    Optional<Duration> left(long nanos) {
        var rate = rate(nanos);
        return !isMoving || rate <= 0 || expectedRows <= rows
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds((long) ((expectedRows - rows) / rate)));
    }

    /** What part of the whole the table is, by its bytes in the source. */
    double weight() {
        return Math.max(LEAST_WEIGHT, expectedBytes);
    }

    /** The part of the table that is done, from 0 to 1. */
    double share() {
        if (isDone()) {
            return 1;
        }
        return expectedRows <= 0 ? 0 : Math.min(1, (double) rows / expectedRows);
    }

    /** The same without what an earlier run has done. */
    double freshShare() {
        return Math.max(0, share() - resumedShare);
    }
}
