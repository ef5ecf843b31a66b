package dev.camelion.config;

import dev.camelion.config.key.Group;
import dev.camelion.config.key.Key;
import dev.camelion.config.key.Types;
import dev.camelion.config.key.Values;
import java.util.List;

/** What the replay of one source does with rows that are refused, and how much at once. Valid once constructed. */
public record ReplayRules(int discardLimit, int lanes) {
    static final Key<Integer> DISCARD_LIMIT = Key.withDefault(
            "discard-limit",
            Group.OFTEN,
            Types.integer(1, 1_000_000_000, 100),
            "100",
            "How many rows of one table may be discarded, as PostgreSQL refuses them, before the table goes to quarantine.");
    static final Key<Integer> LANES = Key.withDefault(
            "replay-lanes",
            Group.RARELY,
            Types.integer(1, 8, 1),
            "1",
            "How many disjoint groups of tables, connected by foreign keys each, replay side by side. With more than 1 a"
                    + " reader may see one group ahead of another: a source transaction that spans them does not appear"
                    + " at once. With 1 it always does.");

    static final List<Key<?>> KEYS = List.of(DISCARD_LIMIT, LANES);

    public ReplayRules {
        DISCARD_LIMIT.check(discardLimit);
        LANES.check(lanes);
    }

    static ReplayRules of(Values values) {
        return new ReplayRules(values.get(DISCARD_LIMIT), values.get(LANES));
    }
}
