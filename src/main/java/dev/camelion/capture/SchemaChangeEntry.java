package dev.camelion.capture;

import dev.camelion.catalogue.ForeignKeyJson;
import dev.camelion.catalogue.Json;
import dev.camelion.ddl.Translation;
import dev.camelion.ddl.outcome.DdlWarning;
import dev.camelion.ddl.outcome.TableEffect;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes what became of one schema change: an entry of the log, where it has an effect, and one of the DDL log. */
final class SchemaChangeEntry {
    private final AppendRequest request;
    private final SourceEvent event;
    private final String mysql;
    private final String database;

    SchemaChangeEntry(AppendRequest request, SourceEvent event, String mysql, String database) {
        this.request = request;
        this.event = event;
        this.mysql = mysql;
        this.database = database;
    }

    /** {@code remark} says whose words were used where they are not the source's and the translator's. */
    void translated(Translation.Translated translation, List<TableEffect> effects, @Nullable String remark) {
        var query = String.join(";\n", translation.together());
        logEntry(
                effects.stream().map(SchemaChangeEntry::json).toList(),
                translation.ahead(),
                query.isEmpty() ? null : query);
        ddlLog("translated", String.join(";\n", translation.statements()), remark);
        translation.warnings().forEach(this::warn);
    }

    void warn(DdlWarning warning) {
        request.add(
                "warnings",
                Map.of(
                        "code", warning.code(),
                        "database", warning.table().database(),
                        "table", warning.table().table(),
                        "warning", warning.text()));
    }

    void truncated(String schema, String table) {
        logEntry(List.of(Map.of("effect", "truncated", "schema", schema, "table", table)), List.of(), null);
        ddlLog("translated", "TRUNCATE TABLE %s.%s".formatted(schema, table), null);
    }

    void ignored(String why) {
        ddlLog("ignored", null, why);
    }

    void unsupported(String why, List<TableEffect> effects) {
        logEntry(effects.stream().map(SchemaChangeEntry::json).toList(), List.of(), null);
        ddlLog("unsupported", null, why);
    }

    /** The table goes on, and its rows are not right any more. */
    void warned(DdlWarning warning, String schema, String table) {
        logEntry(List.of(json(new TableEffect.NeedsCopy(schema, table, warning.text()))), List.of(), null);
        warn(warning);
    }

    private void logEntry(List<Map<String, Object>> effects, List<String> ahead, @Nullable String query) {
        if (effects.isEmpty() && ahead.isEmpty() && query == null) {
            return;
        }
        var data = new LinkedHashMap<String, Object>();
        data.put("effects", effects);
        if (!ahead.isEmpty()) {
            data.put("prepare", ahead);
        }
        var first = effects.isEmpty() ? Map.<String, Object>of() : effects.get(0);
        request.entries()
                .addSchemaChange(
                        String.valueOf(first.getOrDefault("schema", "")),
                        String.valueOf(first.getOrDefault("table", "")),
                        Json.write(data),
                        query,
                        AppendRequest.place(event));
    }

    private void ddlLog(String outcome, @Nullable String postgres, @Nullable String reason) {
        var place = event.place();
        var entry = new LinkedHashMap<String, @Nullable Object>();
        entry.put("time", place.time());
        entry.put("file", place.binlog().file());
        entry.put("position", place.binlog().position());
        entry.put("transaction", place.transaction());
        entry.put("database", database);
        entry.put("mysql", mysql);
        entry.put("postgres", postgres);
        entry.put("outcome", outcome);
        entry.put("reason", reason);
        request.add("ddl", entry);
    }

    private static Map<String, Object> json(TableEffect effect) {
        var json = new LinkedHashMap<String, Object>();
        json.put("schema", effect.schema());
        json.put("table", effect.table());
        if (effect instanceof TableEffect.Put put) {
            json.put("effect", "put");
            json.put("key", put.keyColumns());
            json.put("columns", put.columns());
            json.put("foreign_keys", ForeignKeyJson.of(put.foreignKeys()));
        } else if (effect instanceof TableEffect.Renamed renamed) {
            json.put("effect", "renamed");
            json.put("new_schema", renamed.newSchema());
            json.put("new_table", renamed.newTable());
        } else if (effect instanceof TableEffect.Dropped) {
            json.put("effect", "dropped");
        } else if (effect instanceof TableEffect.Touched) {
            json.put("effect", "touched");
        } else if (effect instanceof TableEffect.Quarantined quarantined) {
            json.put("effect", "quarantined");
            json.put("why", quarantined.why());
        } else if (effect instanceof TableEffect.RowsRemoved) {
            json.put("effect", "rows_removed");
        } else if (effect instanceof TableEffect.NeedsCopy needsCopy) {
            json.put("effect", "copy_needed");
            json.put("why", needsCopy.why());
        } else if (effect instanceof TableEffect.NeedsCopyIf needsCopy) {
            json.put("effect", "copy_needed");
            json.put("why", needsCopy.why());
            json.put("where", needsCopy.where());
        }
        return json;
    }
}
