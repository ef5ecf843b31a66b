package dev.camelion.cli.progress;

import dev.camelion.cli.output.ByteCount;
import dev.camelion.cli.output.Lag;
import java.io.PrintWriter;
import java.time.Duration;

/** Plain lines, for logs and pipes: one for all tables every ten seconds, and one for each table that is complete. */
final class ProgressLines implements View {
    private static final long PAUSE = Duration.ofSeconds(10).toNanos();

    private final PrintWriter err;
    private final TotalProgress total;
    private final Summary summary;
    private long printedAt;

    ProgressLines(PrintWriter err, TotalProgress total) {
        this.err = err;
        this.total = total;
        this.summary = new Summary(total);
        this.printedAt = total.now();
    }

    @Override
    public void planned() {
        // the next line says of how many tables
    }

    @Override
    public void phase(String what) {
        print(what);
    }

    @Override
    public void done(TableProgress table) {
        var size = table.bytes() > 0 ? ", " + ByteCount.text(table.bytes()) : "";
        print("%s: %s rows%s in %s"
                .formatted(table.table(), Amounts.count(table.rows()), size, Lag.text(table.took(total.now()))));
    }

    @Override
    public void tick() {
        var now = total.now();
        if (total.tables().isEmpty() || now - printedAt < PAUSE) {
            return;
        }
        printedAt = now;
        var inWork = summary.inWork();
        print(summary.now() + (inWork.isEmpty() ? "" : ": " + inWork));
    }

    @Override
    public void end() {
        if (!total.tables().isEmpty()) {
            print(summary.ended());
        }
    }

    private void print(String text) {
        err.print(text + "\n");
        err.flush();
    }
}
