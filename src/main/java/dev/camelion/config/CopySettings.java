package dev.camelion.config;

import dev.camelion.config.key.Group;
import dev.camelion.config.key.Key;
import dev.camelion.config.key.Types;
import dev.camelion.config.key.Values;
import java.time.Duration;
import java.util.List;

/** How the initial copy is made. Valid once constructed. */
public record CopySettings(int workers, Duration lockWait) {
    static final Key<Integer> WORKERS = Key.withDefault(
            "camelion.copy.workers",
            Group.OFTEN,
            Types.integer(1, 64, 2),
            "2",
            "How many chunks are copied at once; each takes a connection to both ends.");

    static final Key<Duration> LOCK_WAIT = Key.withDefault(
            "camelion.copy.lock-wait",
            Group.RARELY,
            Types.duration("1s", "5 min", "3s"),
            "3s",
            "How long one attempt to take a snapshot of a source waits for a lock, and lets writers wait behind it.");

    static final List<Key<?>> KEYS = List.of(WORKERS, LOCK_WAIT);

    public CopySettings {
        WORKERS.check(workers);
        LOCK_WAIT.check(lockWait);
    }

    static CopySettings of(Values values) {
        return new CopySettings(values.get(WORKERS), values.get(LOCK_WAIT));
    }
}
