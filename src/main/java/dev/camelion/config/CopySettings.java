package dev.camelion.config;

import dev.camelion.config.key.Group;
import dev.camelion.config.key.Key;
import dev.camelion.config.key.Types;
import dev.camelion.config.key.Values;
import java.util.List;

/** How the initial copy is made. Valid once constructed. */
public record CopySettings(int workers) {
    static final Key<Integer> WORKERS = Key.withDefault(
            "camelion.copy.workers",
            Group.OFTEN,
            Types.integer(1, 64, 2),
            "2",
            "How many chunks are copied at once; each takes a connection to both ends.");

    static final List<Key<?>> KEYS = List.of(WORKERS);

    public CopySettings {
        WORKERS.check(workers);
    }

    static CopySettings of(Values values) {
        return new CopySettings(values.get(WORKERS));
    }
}
