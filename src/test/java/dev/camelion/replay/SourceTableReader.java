package dev.camelion.replay;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Asks MySQL what a table is like. */
final class SourceTableReader {
    private static final String COLUMNS = ReplayQueries.read("columns");
    private static final String UNIQUES = ReplayQueries.read("uniques");
    private static final String FOREIGN_KEYS = ReplayQueries.read("foreign_keys");

    private SourceTableReader() {}

    static SourceTable read(Connection connection, Shape shape, String name) throws SQLException {
        var columns = rows(connection, COLUMNS, name).stream()
                .map(row -> new SourceColumn(
                        row.get(0),
                        row.get(1),
                        row.get(2),
                        "1".equals(row.get(3)),
                        "1".equals(row.get(4)),
                        row.get(5) == null ? "" : row.get(5),
                        row.get(6)))
                .toList();
        var uniques = new LinkedHashMap<String, List<String>>();
        for (var row : rows(connection, UNIQUES, name)) {
            uniques.computeIfAbsent(row.get(0), index -> new ArrayList<>()).add(row.get(1));
        }
        var key = uniques.remove("PRIMARY");
        return new SourceTable(
                shape, name, columns, key == null ? List.of() : key, uniques, foreignKeys(connection, name, columns));
    }

    private static List<ForeignKey> foreignKeys(Connection connection, String table, List<SourceColumn> columns)
            throws SQLException {
        var keys = new LinkedHashMap<String, ForeignKey>();
        for (var row : rows(connection, FOREIGN_KEYS, table)) {
            var folds = columns.stream().anyMatch(column -> column.name().equals(row.get(1)) && column.foldsCase());
            var key = keys.computeIfAbsent(
                    row.get(0),
                    name -> new ForeignKey(
                            name,
                            table,
                            new ArrayList<>(),
                            row.get(2),
                            new ArrayList<>(),
                            row.get(4),
                            row.get(5),
                            folds));
            key.columns().add(row.get(1));
            key.parentColumns().add(row.get(3));
        }
        return List.copyOf(keys.values());
    }

    private static List<List<String>> rows(Connection connection, String query, String table) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, table);
            try (var result = statement.executeQuery()) {
                var rows = new ArrayList<List<String>>();
                while (result.next()) {
                    var row = new ArrayList<String>();
                    for (var i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                        row.add(result.getString(i));
                    }
                    rows.add(row);
                }
                return rows;
            }
        }
    }
}
