package dev.camelion.model;

import static java.util.Objects.requireNonNull;

/** A table of the source: database and name as MySQL spells them. */
public record TableId(String database, String table) implements Comparable<TableId> {
    public TableId {
        requireNonNull(database, "database");
        requireNonNull(table, "table");
    }

    @Override
    public int compareTo(TableId other) {
        var byDatabase = database.compareTo(other.database);
        return byDatabase != 0 ? byDatabase : table.compareTo(other.table);
    }

    @Override
    public String toString() {
        return database + "." + table;
    }
}
