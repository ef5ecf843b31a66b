package dev.camelion.copy;

import dev.camelion.catalogue.Queries;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A table of the target as it is there.
 *
 * @param owner whose role may change the table
 * @param isOurs whether the session's role is the owner or a member of it
 * @param columns by name, in their order
 * @param keys the columns of each unique index that holds for all rows at any time
 */
record ExistingTable(String owner, boolean isOurs, Map<String, Column> columns, Set<Set<String>> keys) {
    private static final String COLUMNS = Queries.load("existing_columns");
    private static final String KEYS = Queries.load("existing_keys");

    /**
     * @param type with its length; of an enum type its labels
     * @param needsValue NOT NULL and without anything that gives it a value
     * @param isGenerated GENERATED ALWAYS AS an expression
     */
    record Column(String type, boolean isNotNull, boolean needsValue, boolean isGenerated) {}

    /** The tables of a schema by name; no views. */
    static Map<String, ExistingTable> in(Connection connection, String schema) throws SQLException {
        var tables = new TreeMap<String, ExistingTable>();
        try (var query = connection.prepareStatement(COLUMNS)) {
            query.setString(1, schema);
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    var owner = row.getString(2);
                    var isOurs = row.getBoolean(3);
                    var table = tables.computeIfAbsent(
                            row.getString(1),
                            any -> new ExistingTable(owner, isOurs, new LinkedHashMap<>(), new HashSet<>()));
                    var name = row.getString(4);
                    if (name != null) {
                        table.columns.put(
                                name,
                                new Column(row.getString(5), row.getBoolean(6), row.getBoolean(7), row.getBoolean(8)));
                    }
                }
            }
        }
        try (var query = connection.prepareStatement(KEYS)) {
            query.setString(1, schema);
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    var table = tables.get(row.getString(1));
                    if (table != null) {
                        table.keys.add(Set.copyOf(
                                Arrays.asList((String[]) row.getArray(2).getArray())));
                    }
                }
            }
        }
        return tables;
    }

    /** Columns whose values PostgreSQL computes. */
    List<String> generated() {
        var names = new ArrayList<String>();
        columns.forEach((name, column) -> {
            if (column.isGenerated) {
                names.add(name);
            }
        });
        return names;
    }
}
