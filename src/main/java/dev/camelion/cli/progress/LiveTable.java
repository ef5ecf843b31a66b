package dev.camelion.cli.progress;

import dev.camelion.cli.output.ByteCount;
import dev.camelion.cli.output.Column;
import dev.camelion.cli.output.TextTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A table of the tables on a terminal, drawn again in place; only the totals stay at the end. */
final class LiveTable implements View {
    private static final int LAST_DONE = 3;
    private static final int SHORTEST_NAME = 16;

    private final Screen screen;
    private final Supplier<Terminal.Size> size;
    private final TotalProgress total;
    private final Summary summary;
    private @Nullable String phase;

    LiveTable(Screen screen, Supplier<Terminal.Size> size, TotalProgress total) {
        this.screen = screen;
        this.size = size;
        this.total = total;
        this.summary = new Summary(total);
    }

    @Override
    public void planned() {
        phase = null;
    }

    @Override
    public void phase(String what) {
        phase = what;
    }

    @Override
    public void done(TableProgress table) {
        // shown with the next tick
    }

    @Override
    public void tick() {
        screen.show(picture(size.get()));
    }

    @Override
    public void end() {
        screen.show(List.of());
        if (!total.tables().isEmpty()) {
            screen.print(summary.ended() + "\n");
        }
    }

    /** What fits on a terminal of that size. The last line of it stays free for the cursor. */
    List<String> picture(Terminal.Size size) {
        var below = new ArrayList<String>();
        if (!total.tables().isEmpty()) {
            below.add(summary.now());
        }
        if (phase != null) {
            below.add(phase);
        }
        var picture = new ArrayList<String>();
        var room = size.lines() - below.size() - 2;
        if (!total.tables().isEmpty() && room > 0) {
            picture.addAll(lines(shown(room), size.columns() - 1));
        }
        picture.addAll(below);
        // a terminal goes to the next line by itself once the last column is written
        return picture.stream().map(line -> cut(line, size.columns() - 1)).toList();
    }

    /** All tables where they fit, else the last that are done, and those in work. */
    private List<TableProgress> shown(int room) {
        if (total.tables().size() <= room) {
            return List.copyOf(total.tables());
        }
        var done = total.done();
        var inWork = total.inWork();
        var most = Math.max(0, Math.min(LAST_DONE, room - inWork.size()));
        var last = done.subList(Math.max(0, done.size() - most), done.size());
        return Stream.concat(last.stream(), inWork.stream()).limit(room).toList();
    }

    /** What is least needed goes first where the terminal is narrow. */
    private List<String> lines(Collection<TableProgress> tables, int width) {
        var rows = List.copyOf(tables);
        var longest = rows.stream().mapToInt(LiveTable::nameLength).max().orElse(0);
        for (var hasExpected : new boolean[] {true, false}) {
            var lines = TextTable.lines(columns(longest, hasExpected), rows);
            var most = lines.stream().mapToInt(LiveTable::length).max().orElse(0);
            var name = longest - Math.max(0, most - width);
            if (name >= Math.min(longest, SHORTEST_NAME)) {
                return TextTable.lines(columns(name, hasExpected), rows);
            }
        }
        return TextTable.lines(columns(SHORTEST_NAME, false), rows);
    }

    private List<Column<TableProgress>> columns(int nameLength, boolean hasExpected) {
        var now = total.now();
        var columns = new ArrayList<Column<TableProgress>>();
        columns.add(Column.text("table", table -> shortened(table.table().toString(), nameLength)));
        columns.add(Column.amount("rows", table -> Amounts.count(table.rows())));
        if (hasExpected) {
            columns.add(Column.amount(
                    "of about", table -> table.expectedRows() < 0 ? "-" : Amounts.count(table.expectedRows())));
        }
        if (total.bytes() > 0) {
            columns.add(Column.amount("MB", table -> ByteCount.megabytes(table.bytes())));
        }
        columns.add(Column.amount("rows/s", table -> Amounts.count(table.rate(now))));
        columns.add(Column.amount("ETA", table -> Amounts.left(table.left(now))));
        columns.add(Column.text("state", TableProgress::state));
        return columns;
    }

    private static int nameLength(TableProgress table) {
        return length(table.table().toString());
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String shortened(String name, int length) {
        return length(name) <= length ? name : cut(name, length - 3) + "...";
    }

    private static String cut(String text, int length) {
        return length(text) <= length ? text : text.substring(0, text.offsetByCodePoints(0, Math.max(0, length)));
    }
}
