package dev.camelion;

import dev.camelion.model.TableId;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;

/** What it costs that nothing identifies the rows of a table, in the words of the copy's plan and of the status. Pure. */
final class KeylessTables {
    /** Of one table. */
    static final String COST = "no key: copied in one stream by one worker, not resumed in parts; a replay step with"
            + " updates or deletes compares whole rows, reading the whole target table; equal rows are kept as in MySQL";

    private static final int NAMED = 10;

    private KeylessTables() {}

    /** Of all such tables of a copy; empty where there are none. */
    static Optional<String> plan(Collection<TableId> tables) {
        if (tables.isEmpty()) {
            return Optional.empty();
        }
        var names = tables.stream().sorted().limit(NAMED).map(TableId::toString).collect(Collectors.joining(", "));
        var more = tables.size() > NAMED ? " and %d more".formatted(tables.size() - NAMED) : "";
        var which = "%s without a primary key or a unique key that is NOT NULL: %s%s."
                .formatted(tables.size() == 1 ? "1 table is" : tables.size() + " tables are", names, more);
        return Optional.of(
                which + " Each is copied in one stream by one worker and not resumed in parts; a replay step with"
                        + " updates or deletes of it compares whole rows, which reads the whole target table; equal rows are"
                        + " kept as in MySQL.");
    }
}
