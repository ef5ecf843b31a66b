package dev.camelion.replay;

import dev.camelion.testkit.Draw;
import java.util.ArrayList;
import java.util.List;

/** An event at its place in the log. */
record LoggedEvent(long id, LogEvent event, String transaction, int ordinal) {
    /** Numbers the events of transactions from {@code first} on, with a gap here and there. */
    static List<LoggedEvent> number(List<List<LogEvent>> transactions, long first, Draw draw, Coverage coverage) {
        var numbered = new ArrayList<LoggedEvent>();
        var id = first;
        for (var transaction : transactions) {
            var ordinal = 1;
            for (var event : transaction) {
                numbered.add(new LoggedEvent(
                        id,
                        event,
                        "3e11fa47-71ca-11e1-9e33-c80aa9429562:" + (first + numbered.size() - ordinal + 1),
                        ordinal++));
                id++;
                if (draw.chance(0.03)) {
                    id += draw.between(1, 40);
                    coverage.count(Rule.NUMBER_GAP);
                }
            }
        }
        return numbered;
    }

    @Override
    public String toString() {
        return "%d (%s, %d): %s".formatted(id, transaction.replaceFirst(".*:", ":"), ordinal, event);
    }
}
