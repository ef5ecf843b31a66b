package dev.camelion;

import dev.camelion.cli.operation.Progress;
import dev.camelion.cli.progress.TotalProgress;
import dev.camelion.model.TableId;
import dev.camelion.source.BinlogRetention;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes a copy's progress on, and warns once when the source will have removed the binary log of the copy's snapshot
 * before the copy ends: replication could not go on from there. Safe for many threads.
 */
final class RetentionWarning implements Progress {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionWarning.class);
    /** The first seconds of a copy say little about the rest. */
    private static final Duration SOON = Duration.ofSeconds(10);

    private static final long PAUSE = Duration.ofSeconds(1).toNanos();
    private static final long HOUR = Duration.ofHours(1).toSeconds();

    private final Progress next;
    private final String source;
    private final BinlogRetention retention;
    private final Duration age;
    private final LongSupplier nanoTime;
    private final TotalProgress total;
    private long lookedAt;
    private @Nullable String warning;

    /**
     * @param age of the snapshot when the copy begins; zero but for one that goes on with an earlier snapshot
     * @param nanoTime as {@link System#nanoTime}
     */
    RetentionWarning(Progress next, String source, BinlogRetention retention, Duration age, LongSupplier nanoTime) {
        this.next = next;
        this.source = source;
        this.retention = retention;
        this.age = age;
        this.nanoTime = nanoTime;
        this.total = new TotalProgress("copying", nanoTime);
        this.lookedAt = nanoTime.getAsLong();
    }

    /** What was warned of, if anything was. */
    synchronized Optional<String> warning() {
        return Optional.ofNullable(warning);
    }

    @Override
    public void plan(List<Expected> tables) {
        synchronized (this) {
            total.plan(tables);
        }
        next.plan(tables);
    }

    @Override
    public void phase(String what) {
        next.phase(what);
    }

    @Override
    public void resumed(TableId table, long rows, long bytes) {
        synchronized (this) {
            total.resumed(table, rows, bytes);
        }
        next.resumed(table, rows, bytes);
    }

    @Override
    public void table(TableId table, long rows, long expectedRows, long bytes) {
        synchronized (this) {
            total.table(table, rows, expectedRows, bytes);
            look();
        }
        next.table(table, rows, expectedRows, bytes);
    }

    @Override
    public void state(TableId table, String what) {
        next.state(table, what);
    }

    @Override
    public void done(TableId table, long rows, long bytes) {
        synchronized (this) {
            total.done(table, rows, bytes);
            look();
        }
        next.done(table, rows, bytes);
    }

    private void look() {
        var now = nanoTime.getAsLong();
        if (warning != null || now - lookedAt < PAUSE || total.elapsed().compareTo(SOON) < 0) {
            return;
        }
        lookedAt = now;
        var kept = retention.time();
        var need = total.left().map(left -> age.plus(total.elapsed()).plus(left));
        if (kept.isPresent() && need.isPresent() && need.get().compareTo(kept.get()) > 0) {
            warning = warning(kept.get(), need.get());
            LOG.warn(warning);
        }
    }

    /** With half as much again to spare, in whole hours. */
    private String warning(Duration kept, Duration need) {
        var wanted = Duration.ofHours((need.toSeconds() * 3 / 2 + HOUR - 1) / HOUR);
        return "binlog-retention source %s keeps its binary logs %d s, the copy needs about %d s. Set %s or higher until it has ended."
                .formatted(source, kept.toSeconds(), need.toSeconds(), retention.setting(wanted));
    }
}
