package dev.camelion.cli.progress;

import dev.camelion.cli.operation.Progress.Expected;
import dev.camelion.model.TableId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** How far all tables of one operation are, and when the last of them will be done. One caller at a time. */
public final class TotalProgress {
    /** Before that one cannot tell how long it will take. */
    private static final Duration SOON = Duration.ofSeconds(3);

    private final String work;
    private final LongSupplier nanoTime;
    private final Map<TableId, TableProgress> tables = new LinkedHashMap<>();
    private final List<TableProgress> done = new ArrayList<>();
    private @Nullable Pace pace;
    private long startedAt;

    /** @param work what is done with a table, as a state: "copying" */
    public TotalProgress(String work, LongSupplier nanoTime) {
        this.work = work;
        this.nanoTime = nanoTime;
    }

    public void plan(List<Expected> expected) {
        tables.clear();
        done.clear();
        pace = null;
        expected.forEach(
                table -> tables.put(table.table(), new TableProgress(table.table(), table.rows(), table.bytes())));
    }

    public void resumed(TableId table, long rows, long bytes) {
        of(table).resumed(rows, bytes);
    }

    /** Fewer rows than a table had when it was complete mean that it is done once more. */
    public void table(TableId table, long rows, long expectedRows, long bytes) {
        var progress = of(table);
        if (progress.isComplete() && rows < progress.rows()) {
            // as after an ALTER TABLE in the middle of a copy
            done.remove(progress);
            progress.beginAnew();
        }
        progress.expect(expectedRows);
        progress.at(rows, bytes);
        if (progress.isWaiting()) {
            start(progress, work, true);
        }
    }

    public void state(TableId table, String what) {
        start(of(table), what, false);
    }

    public void done(TableId table, long rows, long bytes) {
        var progress = of(table);
        start(progress, work, true);
        progress.at(rows, bytes);
        if (!progress.isDone()) {
            done.add(progress);
        }
        progress.done(now());
    }

    private void start(TableProgress progress, String what, boolean isAddingRows) {
        var now = now();
        if (pace == null) {
            pace = new Pace(now);
            startedAt = now;
        }
        progress.state(what, isAddingRows, now);
    }

    private TableProgress of(TableId table) {
        return tables.computeIfAbsent(table, id -> new TableProgress(id, -1, -1));
    }

    long now() {
        return nanoTime.getAsLong();
    }

    /** In the order of the plan. */
    Collection<TableProgress> tables() {
        return tables.values();
    }

    TableProgress table(TableId table) {
        return of(table);
    }

    /** In the order in which they were done. */
    List<TableProgress> done() {
        return done;
    }

    List<TableProgress> inWork() {
        return tables.values().stream().filter(TableProgress::isInWork).toList();
    }

    long rows() {
        return sum(TableProgress::rows);
    }

    long bytes() {
        return sum(TableProgress::bytes);
    }

    /** Bytes a second, of the last seconds; rows a second where nobody counts bytes. */
    double rate() {
        if (pace == null) {
            return 0;
        }
        var amount = bytes() > 0 ? sum(TableProgress::freshBytes) : sum(TableProgress::freshRows);
        return pace.perSecond(now(), amount);
    }

    private long sum(ToLongFunction<TableProgress> part) {
        return tables.values().stream().mapToLong(part).sum();
    }

    /** Since the first table was begun. */
    public Duration elapsed() {
        return pace == null ? Duration.ZERO : Duration.ofNanos(now() - startedAt);
    }

    /** How long rows will still be added at the speed until now; empty where that cannot be told. */
    public Optional<Duration> left() {
        var elapsed = elapsed();
        var fresh = 0.0;
        var open = 0.0;
        for (var table : tables.values()) {
            fresh += table.weight() * table.freshShare();
            open += table.weight() * (1 - table.share());
        }
        return fresh <= 0 || open <= 0 || elapsed.compareTo(SOON) < 0
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(Math.max(1, (long) (open / fresh * elapsed.toMillis() / 1000))));
    }
}
