package dev.camelion.config;

import dev.camelion.config.key.Key;
import dev.camelion.config.key.Reading;
import dev.camelion.config.key.Values;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds values of the sources that are right one by one, but not together. */
final class Contradictions {
    private final Path home;
    private final Reading reading;
    private final Map<Long, String> sourceByServerId = new HashMap<>();
    private final Map<String, String> databaseBySchema = new HashMap<>();

    Contradictions(Path home, Reading reading) {
        this.home = home;
        this.reading = reading;
    }

    /** Reports them, in this source and against those looked at before it. */
    void lookAt(String source, Values values) {
        values.find(MySqlSettings.SERVER_ID).ifPresent(serverId -> {
            var other = sourceByServerId.putIfAbsent(serverId, source);
            if (other != null) {
                report(
                        values,
                        MySqlSettings.SERVER_ID,
                        "is %d, as in source %s".formatted(serverId, other),
                        "Give each source a number of its own");
            }
        });
        values.find(SourceSettings.SCHEMAS).ifPresent(schemas -> {
            schemas.forEach((database, schema) -> oneDatabaseASchema(source, database, schema, values));
            patternsMatch(values, SourceSettings.INCLUDE, schemas);
            patternsMatch(values, SourceSettings.EXCLUDE, schemas);
            columnsMatch(values, schemas);
            fillfactorsMatch(values, schemas);
        });
        certificate(values);
        if (values.has(ReindexPause.CHECK_EVERY)
                && values.find(ReindexPause.APPS)
                        .filter(apps -> !apps.isEmpty())
                        .isEmpty()) {
            report(
                    values,
                    ReindexPause.CHECK_EVERY,
                    "has no effect without pause-on-reindex.apps",
                    "Add the applications");
        }
    }

    private void oneDatabaseASchema(String source, String database, String schema, Values values) {
        var other = databaseBySchema.putIfAbsent(schema, "%s of source %s".formatted(database, source));
        if (other != null) {
            report(
                    values,
                    SourceSettings.SCHEMAS,
                    "maps %s to schema %s, as is database %s".formatted(database, schema, other),
                    "Give each database a schema of its own");
        }
    }

    private void patternsMatch(Values values, Key<List<TablePattern>> key, Map<String, String> schemas) {
        databasesMatch(values, key, values.find(key).orElse(List.of()), schemas);
    }

    private void databasesMatch(Values values, Key<?> key, List<TablePattern> patterns, Map<String, String> schemas) {
        for (var pattern : patterns) {
            if (schemas.keySet().stream().noneMatch(pattern::matchesDatabase)) {
                report(
                        values,
                        key,
                        "names %s, but no database under schemas matches that".formatted(pattern),
                        "Add the database to schemas, or correct the name");
            }
        }
    }

    private void columnsMatch(Values values, Map<String, String> schemas) {
        for (var policy : values.find(ValueRuleSettings.COLUMN_POLICY).orElse(List.of())) {
            if (schemas.keySet().stream().noneMatch(policy.columns()::matchesDatabase)) {
                report(
                        values,
                        ValueRuleSettings.COLUMN_POLICY,
                        "names %s, but no database under schemas matches that".formatted(policy.columns()),
                        "Add the database to schemas, or correct the name");
            }
        }
    }

    private void fillfactorsMatch(Values values, Map<String, String> schemas) {
        var patterns = values.find(TargetTableSettings.FILLFACTOR).orElse(List.of()).stream()
                .map(FillfactorSetting::tables)
                .toList();
        databasesMatch(values, TargetTableSettings.FILLFACTOR, patterns, schemas);
    }

    private void certificate(Values values) {
        values.find(MySqlSettings.SSL_CA).ifPresent(file -> {
            if (!Files.isReadable(home.resolve(file))) {
                report(values, MySqlSettings.SSL_CA, "is %s, which cannot be read".formatted(file), "Correct the path");
            }
            if (values.find(MySqlSettings.SSL_MODE)
                    .filter(SslMode.DISABLED::equals)
                    .isPresent()) {
                report(
                        values,
                        MySqlSettings.SSL_CA,
                        "has no effect where mysql.ssl-mode is disabled",
                        "Set ssl-mode to verify_ca, or remove ssl-ca");
            }
        });
    }

    private void report(Values values, Key<?> key, String wrong, String hint) {
        reading.invalid(values.place(key), wrong, hint);
    }
}
