package dev.camelion.config;

import dev.camelion.config.key.Group;
import dev.camelion.config.key.Key;
import dev.camelion.config.key.ListType;
import dev.camelion.config.key.Types;
import dev.camelion.config.key.Values;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Replay pauses while one of these applications is connected to the target. Valid once constructed. */
public record ReindexPause(List<String> apps, Duration checkEvery) {
    static final Key<List<String>> APPS = Key.optional(
            "pause-on-reindex.apps",
            Group.RARELY,
            new ListType<>(Types.text("an application_name of PostgreSQL", "[reindexdb]")),
            "Replay pauses while a session with one of these application names is connected to the target.");
    static final Key<Duration> CHECK_EVERY = Key.withDefault(
            "pause-on-reindex.check-every",
            Group.RARELY,
            Types.duration("100ms", "1 h", "30s"),
            "30s",
            "How often to look whether they are still there.");

    static final List<Key<?>> KEYS = List.of(APPS, CHECK_EVERY);

    public ReindexPause {
        apps = List.copyOf(apps);
        if (apps.isEmpty()) {
            throw new IllegalArgumentException("pause-on-reindex.apps must name at least one application");
        }
        CHECK_EVERY.check(checkEvery);
    }

    static Optional<ReindexPause> of(Values values) {
        return values.find(APPS)
                .filter(apps -> !apps.isEmpty())
                .map(apps -> new ReindexPause(apps, values.get(CHECK_EVERY)));
    }
}
