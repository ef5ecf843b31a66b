package dev.camelion.ddl.random;

import dev.camelion.ddl.name.Identifiers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** Columns, nullability, keys and indexes as the two servers' own catalogues have them. */
final class TargetStructure {
    private static final String COLUMNS =
            "select attname, attnotnull from pg_attribute" + " where attrelid = %s and attnum > 0 and not attisdropped";
    private static final String INDEXES =
            "select i.indexrelid, i.indisprimary, i.indisunique, a.attname, pg_get_indexdef(i.indexrelid, k, true),"
                    + " i.indoption[k - 1] & 1 from pg_index i cross join generate_series(1, i.indnkeyatts) k"
                    + " left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[k - 1] and a.attnum > 0"
                    + " where i.indrelid = %s order by 1, k";

    private TargetStructure() {}

    static List<String> differences(Connection target, String schema, SourceTable table) throws SQLException {
        var found = new ArrayList<String>();
        compare(found, table, "columns", expectedColumns(target, schema, table), columns(target, schema, table));
        compare(found, table, "indexes", expectedIndexes(table), indexes(target, schema, table));
        return found;
    }

    /** The expression for a table's oid, from its name in the source. */
    static String regclass(String schema, String table) {
        var qualified = Identifiers.qualified(schema, Identifiers.targetName(table));
        return "'%s'::regclass".formatted(qualified.replace("'", "''"));
    }

    private static void compare(
            List<String> found, SourceTable table, String what, List<String> expected, List<String> actual) {
        Collections.sort(expected);
        Collections.sort(actual);
        if (!expected.equals(actual)) {
            found.add("%s: the source has the %s %s, the target %s".formatted(table.name(), what, expected, actual));
        }
    }

    private static List<String> expectedColumns(Connection target, String schema, SourceTable table)
            throws SQLException {
        var expected = new ArrayList<String>();
        for (var column : table.columns()) {
            var name = Identifiers.targetName(column.name());
            var isNullable = column.nullable() || column.isDated() && hasNull(target, schema, table, name);
            expected.add(name + (isNullable ? "" : " not null"));
        }
        return expected;
    }

    /** A zero date is NULL in the target, and its column has to take it. */
    private static boolean hasNull(Connection target, String schema, SourceTable table, String column)
            throws SQLException {
        var sql = "select 1 from %s where %s is null limit 1"
                .formatted(
                        Identifiers.qualified(schema, Identifiers.targetName(table.name())), Identifiers.quote(column));
        return !SourceTables.rows(target, sql).isEmpty();
    }

    private static List<String> columns(Connection target, String schema, SourceTable table) throws SQLException {
        return new ArrayList<>(SourceTables.rows(target, COLUMNS.formatted(regclass(schema, table.name()))).stream()
                .map(row -> row.get(0) + (row.get(1).equals("t") ? " not null" : ""))
                .toList());
    }

    private static List<String> expectedIndexes(SourceTable table) {
        return new ArrayList<>(table.indexes().stream()
                .filter(index -> index.type().equals("BTREE") || index.type().equals("HASH"))
                .map(index -> (index.isPrimary() ? "primary" : index.unique() ? "unique" : "plain")
                        + index.parts().stream()
                                .map(part -> (index.isPrimary() ? part.column() : part(table, part))
                                        + (part.descending() && !index.isPrimary() ? " desc" : ""))
                                .collect(Collectors.joining(", ", " (", ")")))
                .toList());
    }

    private static String part(SourceTable table, SourceIndex.Part part) {
        if (part.column() == null) {
            return expressionOf(table, part.expression());
        }
        return part.prefix() == 0 ? Identifiers.targetName(part.column()) : expressionOf(table, part.column());
    }

    /** Expressions differ in their text; the column they are about must be the same. */
    private static String expressionOf(SourceTable table, String text) {
        return table.columns().stream()
                .map(SourceColumn::name)
                .filter(name -> text.replace("\"\"", "\"").matches("(?s)(.*\\W)?\\Q" + name + "\\E(\\W.*)?"))
                .max(Comparator.comparing(String::length))
                .map("expression of %s"::formatted)
                .orElse(text);
    }

    private static List<String> indexes(Connection target, String schema, SourceTable table) throws SQLException {
        var indexes = new LinkedHashMap<String, List<String>>();
        for (var row : SourceTables.rows(target, INDEXES.formatted(regclass(schema, table.name())))) {
            var kind = row.get(1).equals("t") ? "primary" : row.get(2).equals("t") ? "unique" : "plain";
            var part = row.get(3) == null ? expressionOf(table, row.get(4)) : row.get(3);
            indexes.computeIfAbsent(row.get(0) + " " + kind, index -> new ArrayList<>())
                    .add(part + (row.get(5).equals("1") ? " desc" : ""));
        }
        return new ArrayList<>(indexes.entrySet().stream()
                .map(index ->
                        index.getKey().replaceAll("^\\d+ ", "") + " (" + String.join(", ", index.getValue()) + ")")
                .toList());
    }
}
