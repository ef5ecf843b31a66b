package dev.camelion.config;

import dev.camelion.config.key.Group;
import dev.camelion.config.key.Key;
import dev.camelion.config.key.Types;
import dev.camelion.config.key.Values;
import java.time.Duration;
import java.util.List;

/** What one source does with schema changes that do not go through by themselves. Valid once constructed. */
public record DdlRules(
        OnUnsupported onUnsupported,
        List<DdlReplacement> replacements,
        DependentViews dependentViews,
        FulltextIndexes fulltextIndexes,
        Duration lockWait) {
    static final Key<OnUnsupported> ON_UNSUPPORTED = Key.withDefault(
            "ddl.on-unsupported",
            Group.OFTEN,
            Types.oneOf(OnUnsupported.class, "quarantine"),
            "quarantine",
            "What happens at a schema change that cannot be carried over: its tables go to quarantine; or they go on with"
                    + " what is known of them, with a warning, and need another copy; or capture stops before it.");
    static final Key<DependentViews> DEPENDENT_VIEWS = Key.withDefault(
            "ddl.dependent-views",
            Group.OFTEN,
            Types.oneOf(DependentViews.class, "recreate"),
            "recreate",
            "What happens to views of the target that stand in the way of a schema change: they are created again around"
                    + " it; or they are dropped and their text is kept; or they stay and the table goes to quarantine.");
    static final Key<FulltextIndexes> FULLTEXT_INDEXES = Key.withDefault(
            "ddl.fulltext-indexes",
            Group.RARELY,
            Types.oneOf(FulltextIndexes.class, "none"),
            "none",
            "What FULLTEXT indexes become: none, or a GIN index on to_tsvector('simple', ..). With gin PostgreSQL refuses"
                    + " rows whose words take more than 1 MB.");
    static final Key<Duration> LOCK_WAIT = Key.withDefault(
            "ddl.lock-wait",
            Group.RARELY,
            Types.duration("1s", "30 d", "10 min"),
            "10 min",
            "How long a schema change waits for a lock that sessions of the target hold, and replay with it. Then its"
                    + " tables are set aside, the others go on, and it is tried again until the lock is free.");
    static final Key<List<DdlReplacement>> REPLACE = Key.optional(
            "ddl.replace",
            Group.RARELY,
            new DdlReplacementsType(),
            "Schema changes to be read or run in other words: `mysql` is translated instead of the logged text,"
                    + " `postgres` is run instead of the translation.");

    static final List<Key<?>> KEYS = List.of(ON_UNSUPPORTED, DEPENDENT_VIEWS, LOCK_WAIT, REPLACE, FULLTEXT_INDEXES);

    public DdlRules {
        replacements = List.copyOf(replacements);
        LOCK_WAIT.check(lockWait);
    }

    static DdlRules of(Values values) {
        return new DdlRules(
                values.get(ON_UNSUPPORTED),
                values.find(REPLACE).orElse(List.of()),
                values.get(DEPENDENT_VIEWS),
                values.get(FULLTEXT_INDEXES),
                values.get(LOCK_WAIT));
    }
}
