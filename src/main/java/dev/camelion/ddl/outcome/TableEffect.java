package dev.camelion.ddl.outcome;

import java.util.List;

/** What a schema change means to the replay's registry of tables. All names are PostgreSQL's. */
public sealed interface TableEffect {
    String schema();

    String table();

    /** Created or altered; also where only what its foreign keys refer to changed. */
    record Put(
            String schema, String table, List<String> keyColumns, List<String> columns, List<CascadingKey> foreignKeys)
            implements TableEffect {
        public Put {
            keyColumns = List.copyOf(keyColumns);
            columns = List.copyOf(columns);
            foreignKeys = List.copyOf(foreignKeys);
        }
    }

    record Renamed(String schema, String table, String newSchema, String newTable) implements TableEffect {}

    record Dropped(String schema, String table) implements TableEffect {}

    /** Something was done to it that is not known; its structure is as it was as far as rows are concerned. */
    record Touched(String schema, String table) implements TableEffect {}

    record Quarantined(String schema, String table, String why) implements TableEffect {}

    /** Some of its rows went with the statement, unseen by those that wait as discarded. */
    record RowsRemoved(String schema, String table) implements TableEffect {}

    /** Its structure is right, its rows may not be: only a new copy makes them equal. */
    record NeedsCopy(String schema, String table, String why) implements TableEffect {}

    /**
     * As {@link NeedsCopy}, but only if a row of the target meets a condition once the statements ran.
     *
     * @param where the condition in PostgreSQL's words
     */
    record NeedsCopyIf(String schema, String table, String why, String where) implements TableEffect {}
}
