package dev.camelion.config;

import dev.camelion.config.key.Group;
import dev.camelion.config.key.Key;
import dev.camelion.config.key.Types;
import dev.camelion.config.key.Values;
import java.time.Duration;
import java.util.List;

/** What holds for the replay of every source. Valid once constructed. */
public record ReplaySettings(Duration lockTimeout) {
    static final Key<Duration> LOCK_TIMEOUT = Key.withDefault(
            "camelion.replay.lock-timeout",
            Group.RARELY,
            Types.duration("1ms", "1 day", "10s"),
            "10s",
            "How long a replay step waits for a lock that a user of the target holds, before it gives up and is made"
                    + " again.");

    static final List<Key<?>> KEYS = List.of(LOCK_TIMEOUT);

    public ReplaySettings {
        LOCK_TIMEOUT.check(lockTimeout);
    }

    static ReplaySettings of(Values values) {
        return new ReplaySettings(values.get(LOCK_TIMEOUT));
    }
}
