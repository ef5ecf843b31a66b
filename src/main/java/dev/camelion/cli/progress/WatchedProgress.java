package dev.camelion.cli.progress;

import dev.camelion.cli.operation.Progress;
import dev.camelion.model.TableId;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** Keeps count of an operation's tables and lets a view show it, until it is closed. Safe for many threads. */
public final class WatchedProgress implements Progress, AutoCloseable {
    private static final long TICK_MILLIS = 200;

    private final TotalProgress total;
    private final View view;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(WatchedProgress::inBackground);

    private boolean isClosed;

    WatchedProgress(String work, LongSupplier nanoTime, Function<TotalProgress, View> view) {
        this.total = new TotalProgress(work, nanoTime);
        this.view = view.apply(total);
    }

    /** As a table that is drawn again in place, where standard error is a terminal. */
    public static WatchedProgress on(Screen screen, String work) {
        return Terminal.ofStandardError(System.getenv())
                .map(terminal -> started(work, total -> new LiveTable(screen, terminal::size, total)))
                .orElseGet(() -> inLines(new PrintWriter(screen.stream(), true, StandardCharsets.UTF_8), work));
    }

    public static WatchedProgress inLines(PrintWriter err, String work) {
        return started(work, total -> new ProgressLines(err, total));
    }

    private static WatchedProgress started(String work, Function<TotalProgress, View> view) {
        var progress = new WatchedProgress(work, System::nanoTime, view);
        progress.clock.scheduleWithFixedDelay(progress::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        return progress;
    }

    private static Thread inBackground(Runnable work) {
        var thread = new Thread(work, "progress");
        thread.setDaemon(true);
        return thread;
    }

    synchronized void tick() {
        if (!isClosed) {
            view.tick();
        }
    }

    @Override
    public synchronized void plan(List<Expected> tables) {
        total.plan(tables);
        view.planned();
    }

    @Override
    public synchronized void phase(String what) {
        view.phase(what);
    }

    @Override
    public synchronized void resumed(TableId table, long rows, long bytes) {
        total.resumed(table, rows, bytes);
    }

    @Override
    public synchronized void table(TableId table, long rows, long expectedRows, long bytes) {
        total.table(table, rows, expectedRows, bytes);
    }

    @Override
    public synchronized void state(TableId table, String what) {
        total.state(table, what);
    }

    @Override
    public synchronized void done(TableId table, long rows, long bytes) {
        total.done(table, rows, bytes);
        view.done(total.table(table));
    }

    /** Nothing is drawn any more when this returns. */
    @Override
    public synchronized void close() {
        clock.shutdownNow();
        isClosed = true;
        view.end();
    }
}
