package dev.camelion.verify;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Walks both sides at once and finds the rows that differ. Holds the rows of one key at a time. */
final class RowMerge {
    private static final int NAMED = 10;

    private final RowCursor source;
    private final RowCursor target;
    private final boolean hasKey;
    private final List<Difference> differences = new ArrayList<>();
    private long differing;

    /** How often a content stands on each side, and a row that has it. */
    private static final class Tally {
        private final String name;
        private long balance;

        Tally(String name) {
            this.name = name;
        }
    }

    RowMerge(RowCursor source, RowCursor target, boolean hasKey) {
        this.source = source;
        this.target = target;
        this.hasKey = hasKey;
    }

    void run() throws SQLException {
        for (var order = least(); order != null; order = least()) {
            var contents = new HashMap<String, Tally>();
            tally(source, order, contents, 1);
            tally(target, order, contents, -1);
            judge(contents);
        }
    }

    private @Nullable String least() throws SQLException {
        var one = source.order();
        var other = target.order();
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static void tally(RowCursor side, String order, Map<String, Tally> contents, int weight)
            throws SQLException {
        while (order.equals(side.order())) {
            var content = side.content();
            var tally = contents.get(content);
            if (tally == null) {
                tally = new Tally(side.name());
                contents.put(content, tally);
            }
            tally.balance += weight;
            side.next();
        }
    }

    private void judge(Map<String, Tally> contents) {
        var missing =
                contents.values().stream().filter(tally -> tally.balance > 0).toList();
        var extra =
                contents.values().stream().filter(tally -> tally.balance < 0).toList();
        if (hasKey && missing.size() == 1 && extra.size() == 1) {
            add(Difference.Kind.CHANGED, missing.get(0).name, 1);
            return;
        }
        missing.forEach(tally -> add(Difference.Kind.MISSING_IN_TARGET, tally.name, tally.balance));
        extra.forEach(tally -> add(Difference.Kind.EXTRA_IN_TARGET, tally.name, -tally.balance));
    }

    private void add(Difference.Kind kind, String row, long count) {
        differing += count;
        if (differences.size() < NAMED) {
            differences.add(new Difference(kind, count == 1 ? row : "%s (%d times)".formatted(row, count)));
        }
    }

    long differing() {
        return differing;
    }

    List<Difference> differences() {
        return differences;
    }
}
