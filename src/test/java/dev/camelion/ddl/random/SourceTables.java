package dev.camelion.ddl.random;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;

/** Asks MySQL for the tables of a seed. */
final class SourceTables {
    private static final String TABLES =
            "select table_name, create_options from information_schema.tables where table_schema = database()"
                    + " and table_type = 'BASE TABLE' and table_name like '%s%%' order by binary table_name";
    private static final String COLUMNS =
            "select table_name, column_name, data_type, column_type, is_nullable, column_default, extra,"
                    + " character_set_name, collation_name, generation_expression from information_schema.columns"
                    + " where table_schema = database() and table_name like '%s%%' order by table_name, ordinal_position";
    private static final String INDEXES =
            "select table_name, index_name, non_unique, index_type, column_name, sub_part, expression, collation"
                    + " from information_schema.statistics where table_schema = database() and table_name like '%s%%'"
                    + " order by table_name, index_name, seq_in_index";
    private static final String FOREIGN_KEYS =
            "select table_name, constraint_name, column_name, referenced_table_name, referenced_column_name"
                    + " from information_schema.key_column_usage where table_schema = database()"
                    + " and table_name like '%s%%' and referenced_table_name is not null order by 1, 2";

    private SourceTables() {}

    static List<SourceTable> read(Connection connection, String prefix) throws SQLException {
        var like = prefix.replace("_", "\\_");
        var columns = new TreeMap<String, List<SourceColumn>>();
        for (var row : rows(connection, COLUMNS.formatted(like))) {
            columns.computeIfAbsent(row.get(0), table -> new ArrayList<>())
                    .add(new SourceColumn(
                            row.get(1),
                            row.get(2),
                            row.get(3),
                            row.get(4).equals("YES"),
                            row.get(5),
                            row.get(6),
                            row.get(7),
                            row.get(8),
                            row.get(9) == null ? "" : row.get(9)));
        }
        var indexes = indexes(rows(connection, INDEXES.formatted(like)));
        var keys = new TreeMap<String, List<SourceTable.ForeignKey>>();
        for (var row : rows(connection, FOREIGN_KEYS.formatted(like))) {
            keys.computeIfAbsent(row.get(0), table -> new ArrayList<>())
                    .add(new SourceTable.ForeignKey(row.get(1), row.get(2), row.get(3), row.get(4)));
        }
        var tables = new ArrayList<SourceTable>();
        for (var row : rows(connection, TABLES.formatted(like))) {
            var name = row.get(0);
            tables.add(new SourceTable(
                    name,
                    String.valueOf(row.get(1)).contains("partitioned"),
                    columns.get(name),
                    List.copyOf(
                            indexes.getOrDefault(name, new LinkedHashMap<>()).values()),
                    keys.getOrDefault(name, List.of())));
        }
        return tables;
    }

    private static TreeMap<String, LinkedHashMap<String, SourceIndex>> indexes(List<List<String>> rows) {
        var indexes = new TreeMap<String, LinkedHashMap<String, SourceIndex>>();
        for (var row : rows) {
            indexes.computeIfAbsent(row.get(0), table -> new LinkedHashMap<>())
                    .computeIfAbsent(
                            row.get(1),
                            name -> new SourceIndex(name, row.get(2).equals("0"), row.get(3), new ArrayList<>()))
                    .parts()
                    .add(new SourceIndex.Part(
                            row.get(4),
                            row.get(5) == null ? 0 : Integer.parseInt(row.get(5)),
                            row.get(6),
                            "D".equals(row.get(7))));
        }
        return indexes;
    }

    static List<List<String>> rows(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
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
