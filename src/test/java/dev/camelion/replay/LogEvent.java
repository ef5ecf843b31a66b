package dev.camelion.replay;

import dev.camelion.catalogue.Json;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One event of the log as capture would write it. */
record LogEvent(
        SourceTable table,
        Kind kind,
        @Nullable Map<String, ?> data,
        @Nullable Map<String, String> old,
        @Nullable String query,
        boolean cascades) {
    enum Kind {
        INSERT,
        UPDATE,
        DELETE,
        DDL;

        String text() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    static LogEvent inserted(SourceTable table, SourceTable.Row row) {
        return new LogEvent(table, Kind.INSERT, row.values(), null, null, false);
    }

    /** @param isLean whether old values are left out where replay does not need them */
    static LogEvent deleted(SourceTable table, SourceTable.Row row, List<ForeignKey> references, boolean isLean) {
        return new LogEvent(
                table,
                Kind.DELETE,
                isLean && table.hasKey() ? row.only(table.keyAnd(references)) : row.values(),
                null,
                null,
                references.stream().anyMatch(ForeignKey::actsOnDelete));
    }

    static LogEvent updated(
            SourceTable table,
            SourceTable.Row before,
            SourceTable.Row after,
            List<ForeignKey> references,
            boolean isLean) {
        var needed = table.keyAnd(references);
        var isNeeded = !before.only(needed).equals(after.only(needed));
        var old = !table.hasKey() || !isLean ? before.values() : isNeeded ? before.only(needed) : null;
        var cascades = references.stream()
                .filter(ForeignKey::actsOnUpdate)
                .map(ForeignKey::parentColumns)
                .anyMatch(columns -> !before.tuple(columns).equals(after.tuple(columns)));
        return new LogEvent(table, Kind.UPDATE, after.values(), old, null, cascades);
    }

    /** @param table as it is after the change */
    static LogEvent schemaChange(SourceTable table, @Nullable String query) {
        return schemaChange(table, List.of(put(table)), query);
    }

    /** @param table the first that the change names, by its old name */
    static LogEvent schemaChange(SourceTable table, List<Map<String, ?>> effects, @Nullable String query) {
        return new LogEvent(table, Kind.DDL, Map.of("effects", effects), null, query, false);
    }

    static Map<String, ?> put(SourceTable table) {
        return Map.of(
                "effect", "put",
                "schema", table.shape().schema(),
                "table", table.name(),
                "key", table.key(),
                "columns", table.columnNames(),
                "foreign_keys",
                        table.foreignKeys().stream()
                                .filter(ForeignKey::acts)
                                .map(key -> key.json(table.shape().schema()))
                                .toList());
    }

    static Map<String, ?> renamed(Shape shape, Renaming renaming) {
        return Map.of(
                "effect", "renamed",
                "schema", shape.schema(),
                "table", renaming.from(),
                "new_schema", shape.schema(),
                "new_table", renaming.to());
    }

    static LogEvent dropped(SourceTable table, String query) {
        Map<String, ?> effect = Map.of(
                "effect", "dropped",
                "schema", table.shape().schema(),
                "table", table.name());
        return schemaChange(table, List.of(effect), query);
    }

    static LogEvent truncated(SourceTable table) {
        Map<String, ?> effect = Map.of(
                "effect", "truncated",
                "schema", table.shape().schema(),
                "table", table.name());
        return schemaChange(table, List.of(effect), null);
    }

    /** The key after the event; empty where there is none. */
    List<?> key() {
        return tuple(data);
    }

    /** The key before the event. */
    List<?> oldKey() {
        return old == null ? key() : tuple(old);
    }

    boolean changesKey() {
        return kind == Kind.UPDATE && table.hasKey() && !Objects.equals(key(), oldKey());
    }

    private List<?> tuple(@Nullable Map<String, ?> values) {
        return values == null
                ? List.of()
                : table.key().stream()
                        .map(column -> (Object) values.get(column))
                        .toList();
    }

    String dataText() {
        return data == null ? null : Json.write(data);
    }

    String oldText() {
        return old == null ? null : Json.write(old);
    }

    @Override
    public String toString() {
        return "%s %s data=%s old=%s%s%s"
                .formatted(
                        kind.text(),
                        table.name(),
                        dataText(),
                        oldText(),
                        query == null ? "" : " query=" + query,
                        cascades ? " cascades" : "");
    }
}
