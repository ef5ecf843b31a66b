package dev.camelion.cli.output;

import dev.camelion.cli.operation.Progress;
import dev.camelion.model.TableId;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Prints how far a copy is: on a terminal one line that is written over, elsewhere a line a table at most every ten
 * seconds. Safe to call from several threads.
 */
public final class ProgressLines implements Progress {
    private static final Duration ON_TERMINAL = Duration.ofMillis(200);
    private static final Duration ELSEWHERE = Duration.ofSeconds(10);

    private final PrintWriter err;
    private final boolean isTerminal;
    private final LongSupplier nanoTime;
    private final Map<TableId, Long> startedAt = new HashMap<>();
    private final Map<TableId, Long> printedAt = new HashMap<>();

    public ProgressLines(PrintWriter err, boolean isTerminal, LongSupplier nanoTime) {
        this.err = err;
        this.isTerminal = isTerminal;
        this.nanoTime = nanoTime;
    }

    @Override
    public synchronized void phase(String what) {
        print(what, true);
    }

    @Override
    public synchronized void table(TableId table, long rows, long expectedRows, long bytes) {
        var now = nanoTime.getAsLong();
        startedAt.putIfAbsent(table, now);
        var last = printedAt.putIfAbsent(table, now);
        var pause = isTerminal ? ON_TERMINAL : ELSEWHERE;
        if (last == null || now - last < pause.toNanos()) {
            return;
        }
        printedAt.put(table, now);
        var rate = rate(table, rows, now);
        var left = rate > 0 && expectedRows > rows
                ? ", about " + Lag.text(Duration.ofSeconds((long) ((expectedRows - rows) / rate))) + " left"
                : "";
        var of = expectedRows > 0 ? " of about " + expectedRows : "";
        print("%s: %d%s rows, %s, %d rows/s%s".formatted(table, rows, of, size(bytes), (long) rate, left), false);
    }

    @Override
    public synchronized void done(TableId table, long rows, long bytes) {
        var now = nanoTime.getAsLong();
        startedAt.putIfAbsent(table, now);
        var took = Lag.text(Duration.ofNanos(now - startedAt.get(table)));
        print("%s: %d rows, %s in %s".formatted(table, rows, size(bytes), took), true);
    }

    private double rate(TableId table, long rows, long now) {
        var seconds = (now - startedAt.getOrDefault(table, now)) / 1e9;
        return seconds <= 0 ? 0 : rows / seconds;
    }

    private static String size(long bytes) {
        return bytes < 10 << 20
                ? String.format(Locale.ROOT, "%.1f KB", bytes / 1024.0)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1048576.0);
    }

    private void print(String text, boolean stays) {
        if (isTerminal) {
            // back to the start of the line, and clear it
            err.print("\r\u001b[K" + text + (stays ? "\n" : ""));
        } else {
            err.print(text + "\n");
        }
        err.flush();
    }
}
