package dev.camelion.config;

import dev.camelion.config.key.Group;
import dev.camelion.config.key.Key;
import dev.camelion.config.key.Types;
import dev.camelion.config.key.Values;
import java.time.Duration;
import java.util.List;

/** How long to wait before a stopped capture is started again: the delay doubles up to its most. Valid once constructed. */
public record RestartSettings(Duration firstDelay, Duration maxDelay) {
    static final Key<Duration> FIRST_DELAY = Key.withDefault(
            "camelion.restart.first-delay",
            Group.RARELY,
            Types.duration("10ms", "1 day", "1s"),
            "1s",
            "How long to wait before a capture that stopped is started again; doubles with every failure in a row.");
    static final Key<Duration> MAX_DELAY = Key.withDefault(
            "camelion.restart.max-delay",
            Group.RARELY,
            Types.duration("10ms", "1 day", "60s"),
            "60s",
            "The longest such wait.");

    static final List<Key<?>> KEYS = List.of(FIRST_DELAY, MAX_DELAY);

    public RestartSettings {
        FIRST_DELAY.check(firstDelay);
        MAX_DELAY.check(maxDelay);
        if (firstDelay.compareTo(maxDelay) > 0) {
            throw new IllegalArgumentException(
                    "camelion.restart.first-delay must not be longer than camelion.restart.max-delay");
        }
    }

    static RestartSettings of(Values values) {
        return new RestartSettings(values.get(FIRST_DELAY), values.get(MAX_DELAY));
    }
}
