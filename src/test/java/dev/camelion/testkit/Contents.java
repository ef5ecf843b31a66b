package dev.camelion.testkit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All rows of a database as text, for comparing both sides by content. Independent of the product's own comparison; for
 * columns whose text is the same on both sides (integers, decimals, strings, datetime(6)).
 */
public final class Contents {
    private Contents() {}

    /** The rows of each table of a MySQL database, sorted. */
    public static TreeMap<String, List<String>> ofMySql(Connection connection, String database) throws SQLException {
        return read(
                connection,
                "select table_name from information_schema.tables where table_schema = '%s' and table_type = 'BASE TABLE'"
                        .formatted(database),
                "select column_name from information_schema.columns where table_schema = '%s' and table_name = '%%s'"
                        .formatted(database),
                "`" + database + "`.`%s`",
                "`%s`");
    }

    /** The rows of each table of a PostgreSQL schema, sorted. */
    public static TreeMap<String, List<String>> ofPostgres(Connection connection, String schema) throws SQLException {
        return read(
                connection,
                "select table_name from information_schema.tables where table_schema = '%s'".formatted(schema),
                "select column_name from information_schema.columns where table_schema = '%s' and table_name = '%%s'"
                        .formatted(schema),
                "\"" + schema + "\".\"%s\"",
                "\"%s\"");
    }

    /** What differs, a few rows a table; empty when both sides are equal. */
    public static List<String> differences(
            TreeMap<String, List<String>> expected, TreeMap<String, List<String>> actual) {
        var found = new ArrayList<String>();
        var tables = new TreeSet<>(expected.keySet());
        tables.addAll(actual.keySet());
        for (var table : tables) {
            var missing = surplus(expected.getOrDefault(table, List.of()), actual.getOrDefault(table, List.of()));
            var extra = surplus(actual.getOrDefault(table, List.of()), expected.getOrDefault(table, List.of()));
            if (!missing.isEmpty() || !extra.isEmpty()) {
                found.add("%s: %d missing %s, %d extra %s"
                        .formatted(table, missing.size(), first(missing), extra.size(), first(extra)));
            }
        }
        return found;
    }

    private static List<String> first(List<String> rows) {
        return rows.subList(0, Math.min(3, rows.size()));
    }

    private static List<String> surplus(List<String> of, List<String> over) {
        var counts = new HashMap<String, Integer>();
        over.forEach(row -> counts.merge(row, 1, Integer::sum));
        return of.stream()
                .filter(row -> counts.merge(row, -1, Integer::sum) < 0)
                .toList();
    }

    private static TreeMap<String, List<String>> read(
            Connection connection, String tables, String columns, String tableName, String columnName)
            throws SQLException {
        var contents = new TreeMap<String, List<String>>();
        for (var table : strings(connection, tables)) {
            var names = new ArrayList<>(strings(connection, columns.formatted(table)));
            Collections.sort(names);
            var list =
                    String.join(",", names.stream().map(columnName::formatted).toList());
            var rows = rows(connection, "select " + list + " from " + tableName.formatted(table));
            Collections.sort(rows);
            rows.add(0, String.join("|", names));
            contents.put(table, rows);
        }
        return contents;
    }

    private static List<String> strings(Connection connection, String query) throws SQLException {
        return rows(connection, query);
    }

    private static List<String> rows(Connection connection, String query) throws SQLException {
        var result = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var count = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                var line = new StringBuilder();
                for (var i = 1; i <= count; i++) {
                    line.append(i > 1 ? "|" : "").append(rows.getString(i));
                }
                result.add(line.toString());
            }
        }
        return result;
    }
}
