package dev.camelion.cli.progress;

import dev.camelion.cli.output.ByteCount;
import dev.camelion.cli.output.Lag;
import java.util.ArrayList;

/** All tables of an operation in one line. */
final class Summary {
    private static final int NAMED = 5;

    private final TotalProgress total;

    Summary(TotalProgress total) {
        this.total = total;
    }

    /** {@code 3 of 12 tables, 4,204,000 rows, 312.4 MB, 12.1 MB/s, about 6 min left}. */
    String now() {
        var parts = amounts();
        var rate = total.rate();
        parts.add(total.bytes() > 0 ? ByteCount.megabytes(rate) + " MB/s" : Amounts.count(rate) + " rows/s");
        total.left().ifPresent(left -> parts.add("about " + Amounts.left(total.left()) + " left"));
        return String.join(", ", parts);
    }

    /** The tables in work: {@code shop.orders, shop.items and 3 more}; empty where there are none. */
    String inWork() {
        var names =
                total.inWork().stream().map(table -> table.table().toString()).toList();
        return names.size() <= NAMED
                ? String.join(", ", names)
                : "%s and %d more".formatted(String.join(", ", names.subList(0, NAMED)), names.size() - NAMED);
    }

    /** {@code 12 of 12 tables, 9,204,000 rows, 712.4 MB in 12 min}. */
    String ended() {
        return String.join(", ", amounts()) + " in " + Lag.text(total.elapsed());
    }

    private ArrayList<String> amounts() {
        var parts = new ArrayList<String>();
        parts.add(total.done().size() + " of " + Amounts.tables(total.tables().size()));
        parts.add(Amounts.count(total.rows()) + " rows");
        if (total.bytes() > 0) {
            parts.add(ByteCount.megabytes(total.bytes()) + " MB");
        }
        return parts;
    }
}
