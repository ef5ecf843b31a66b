package dev.camelion.config;

import dev.camelion.config.key.Group;
import dev.camelion.config.key.Key;
import dev.camelion.config.key.ListType;
import dev.camelion.config.key.Types;
import dev.camelion.config.key.Values;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * One source: where it is, what of it is replicated and how. {@code schemas} maps MySQL databases to PostgreSQL
 * schemas. Valid once constructed.
 */
public record SourceSettings(
        String name,
        MySqlSettings mysql,
        Map<String, String> schemas,
        TableFilter tables,
        List<TypeOverrideSetting> typeOverrides,
        ValueRuleSettings values,
        TargetTableSettings targetTables,
        int batchSize,
        Duration batchRetention,
        Duration replayInterval,
        LogImages logImages,
        ReplayRules replay,
        DdlRules ddl,
        Optional<ReindexPause> reindexPause,
        boolean keepExistingSchema) {
    static final Key<Map<String, String>> SCHEMAS = Key.required(
            "schemas",
            new SchemasType(),
            "The MySQL databases to replicate, each with the PostgreSQL schema it becomes; they share one reader.");
    static final Key<List<TablePattern>> INCLUDE = Key.optional(
            "tables.include",
            Group.OFTEN,
            new ListType<>(SettingTypes.TABLE_PATTERN),
            "The tables to replicate. Left out, all tables of the databases under `schemas`.");
    static final Key<List<TablePattern>> EXCLUDE = Key.optional(
            "tables.exclude",
            Group.OFTEN,
            new ListType<>(SettingTypes.TABLE_PATTERN),
            "The tables not to replicate, though `tables.include` names them.");
    static final Key<Boolean> FOLLOW_ONLINE_CHANGES = Key.withDefault(
            "ddl.follow-online-changes",
            Group.RARELY,
            Types.trueOrFalse(),
            "true",
            "Whether the table that gh-ost (`_T_gho`) or pt-online-schema-change (`_T_new`) fills and swaps in for a"
                    + " replicated table T is replicated too, though `tables.include` does not name it. Without it T needs"
                    + " a copy after such a change.");
    static final Key<List<TypeOverrideSetting>> TYPE_OVERRIDE = Key.optional(
            "type-override",
            Group.OFTEN,
            new TypeOverridesType(),
            "MySQL types that become another PostgreSQL type than usual, in all tables or in those named.");
    static final Key<Integer> BATCH_SIZE = Key.withDefault(
            "batch-size",
            Group.OFTEN,
            Types.integer(1, 10_000_000, 10000),
            "10000",
            "Most change events in one replay step; a larger source transaction is still replayed whole.");
    static final Key<Duration> BATCH_RETENTION = Key.withDefault(
            "batch-retention",
            Group.RARELY,
            Types.duration("1 min", "3650 d", "1 day"),
            "1 day",
            "How long the record of a replayed batch is kept.");
    static final Key<Duration> REPLAY_INTERVAL = Key.withDefault(
            "replay-interval",
            Group.OFTEN,
            Types.duration("10ms", "1 day", "1s"),
            "1s",
            "Longest time between two replay steps; a commit of the source starts one at once.");

    static final Key<LogImages> LOG_IMAGES = Key.withDefault(
            "log-images",
            Group.RARELY,
            Types.oneOf(LogImages.class, "lean"),
            "lean",
            "How much of the old rows of updates and deletes the change log gets: what replay needs, or all of it.");

    static final Key<Boolean> KEEP_EXISTING_SCHEMA = Key.withDefault(
            "keep-existing-schema",
            Group.RARELY,
            Types.trueOrFalse(),
            "false",
            "Whether `init_replica` empties and fills the tables that the target has, of an application, instead of making"
                    + " its own. They keep their types, constraints, indexes, triggers, views and rights.");

    static final List<Key<?>> KEYS = keys();

    static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,47}");

    public SourceSettings {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a source cannot be called " + name);
        }
        schemas = Collections.unmodifiableMap(new LinkedHashMap<>(schemas));
        if (new HashSet<>(schemas.values()).size() < schemas.size()) {
            throw new IllegalArgumentException("two databases of %s become one schema: %s".formatted(name, schemas));
        }
        if (!tables.databases().equals(schemas.keySet())) {
            throw new IllegalArgumentException("the table filter of %s is for other databases".formatted(name));
        }
        typeOverrides = List.copyOf(typeOverrides);
        BATCH_SIZE.check(batchSize);
        BATCH_RETENTION.check(batchRetention);
        REPLAY_INTERVAL.check(replayInterval);
    }

    static SourceSettings of(String name, Values values, Path home) {
        var schemas = values.get(SCHEMAS);
        return new SourceSettings(
                name,
                MySqlSettings.of(values, home),
                schemas,
                new TableFilter(
                        new TreeSet<>(schemas.keySet()),
                        values.find(INCLUDE).orElse(List.of()),
                        values.find(EXCLUDE).orElse(List.of()),
                        values.get(FOLLOW_ONLINE_CHANGES)),
                values.find(TYPE_OVERRIDE).orElse(List.of()),
                ValueRuleSettings.of(values),
                TargetTableSettings.of(values),
                values.get(BATCH_SIZE),
                values.get(BATCH_RETENTION),
                values.get(REPLAY_INTERVAL),
                values.get(LOG_IMAGES),
                ReplayRules.of(values),
                DdlRules.of(values),
                ReindexPause.of(values),
                values.get(KEEP_EXISTING_SCHEMA));
    }

    private static List<Key<?>> keys() {
        List<Key<?>> keys = new ArrayList<>(MySqlSettings.KEYS);
        keys.addAll(List.of(SCHEMAS, INCLUDE, EXCLUDE, TYPE_OVERRIDE));
        keys.addAll(ValueRuleSettings.KEYS);
        keys.addAll(TargetTableSettings.KEYS);
        keys.addAll(List.of(BATCH_SIZE, REPLAY_INTERVAL, BATCH_RETENTION));
        keys.addAll(ReplayRules.KEYS);
        keys.addAll(DdlRules.KEYS);
        keys.addAll(List.of(FOLLOW_ONLINE_CHANGES, LOG_IMAGES));
        keys.addAll(ReindexPause.KEYS);
        keys.add(KEEP_EXISTING_SCHEMA);
        return List.copyOf(keys);
    }
}
