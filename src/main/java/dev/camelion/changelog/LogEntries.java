package dev.camelion.changelog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The log entries of one append, column by column, as the append function takes them. One thread at a time. */
public final class LogEntries {
    private final List<String> schemas = new ArrayList<>();
    private final List<String> tables = new ArrayList<>();
    private final List<String> events = new ArrayList<>();
    private final TextArray data = new TextArray();
    private final TextArray updates = new TextArray();
    private final List<@Nullable String> queries = new ArrayList<>();
    private final List<@Nullable Boolean> cascades = new ArrayList<>();
    private final List<EventPlace> places = new ArrayList<>();

    /**
     * Where an event stands.
     *
     * @param time of the source's commit, in ms since 1970
     */
    public record EventPlace(String file, long position, long time, String transaction, long ordinal) {}

    /** The kinds of {@code en_binlog_event}. */
    public enum Kind {
        INSERT("insert"),
        UPDATE("update"),
        DELETE("delete"),
        DDL("ddl");

        private final String id;

        Kind(String id) {
            this.id = id;
        }
    }

    /**
     * Adds the change of a row.
     *
     * @param row the new one; what identifies the old one of a delete
     * @param old what an update needs of the old row
     * @param cascades whether the source changed rows of other tables with this one without logging it
     */
    public void addRow(
            String schema, String table, Kind kind, Utf8 row, @Nullable Utf8 old, boolean cascades, EventPlace place) {
        if (cascades) {
            while (this.cascades.size() < places.size()) {
                this.cascades.add(null);
            }
            this.cascades.add(true);
        }
        add(schema, table, kind, row, old, null, place);
    }

    /** {@code effects} is what the change means to the replay's tables, {@code query} what it runs. */
    public void addSchemaChange(String schema, String table, String effects, @Nullable String query, EventPlace place) {
        add(schema, table, Kind.DDL, Utf8.of(effects), null, query, place);
    }

    private void add(
            String schema,
            String table,
            Kind kind,
            Utf8 row,
            @Nullable Utf8 old,
            @Nullable String query,
            EventPlace place) {
        schemas.add(schema);
        tables.add(table);
        events.add(kind.id);
        data.add(row);
        updates.add(old);
        queries.add(query);
        places.add(place);
    }

    public int size() {
        return places.size();
    }

    /** The parameters of {@code append_run.sql} that hold the entries. */
    public Map<String, Object> parameters() {
        var parameters = new LinkedHashMap<String, Object>();
        parameters.put("schemas", schemas.toArray(String[]::new));
        parameters.put("tables", tables.toArray(String[]::new));
        parameters.put("events", events.toArray(String[]::new));
        parameters.put("data", data);
        parameters.put("updates", updates);
        parameters.put("queries", queries.toArray(String[]::new));
        parameters.put("files", places.stream().map(EventPlace::file).toArray(String[]::new));
        parameters.put(
                "positions", places.stream().mapToLong(EventPlace::position).toArray());
        parameters.put("times", places.stream().mapToLong(EventPlace::time).toArray());
        parameters.put(
                "transactions", places.stream().map(EventPlace::transaction).toArray(String[]::new));
        parameters.put(
                "ordinals", places.stream().mapToLong(EventPlace::ordinal).toArray());
        // ends at the last that is true: the rest is null, and most runs have none
        parameters.put("cascades", cascades.toArray(Boolean[]::new));
        return parameters;
    }
}
