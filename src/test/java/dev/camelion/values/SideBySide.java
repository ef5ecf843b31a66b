package dev.camelion.values;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rows of a table on both sides, compared by meaning. */
final class SideBySide {
    private final Connection mysql;
    private final Connection postgres;
    private final String schema;

    /** @param mysql a session in UTC */
    SideBySide(Connection mysql, Connection postgres, String schema) {
        this.mysql = mysql;
        this.postgres = postgres;
        this.schema = schema;
    }

    /** One row of each side; null texts are NULLs. */
    private record Row(List<@Nullable String> texts, List<@Nullable String> meanings) {}

    List<Difference> differences(TestTable table) throws SQLException {
        var source = rows(
                mysql,
                "select id, touched, %s from %s".formatted(expressions(table, Meaning::source), table.name()),
                table,
                Meaning::source);
        var target = rows(
                postgres,
                "select id, touched, %s from \"%s\".%s"
                        .formatted(expressions(table, Meaning::target), schema, table.name()),
                table,
                Meaning::target);
        var differences = new ArrayList<Difference>();
        var ids = new java.util.TreeSet<>(source.keySet());
        ids.addAll(target.keySet());
        for (var id : ids) {
            compare(table, id, source.getOrDefault(id, List.of()), target.getOrDefault(id, List.of()), differences);
        }
        return differences;
    }

    private static String expressions(TestTable table, java.util.function.Function<Meaning, String> side) {
        return table.read().stream()
                .map(column -> side.apply(column.type().meaning()).formatted(column.name()))
                .collect(Collectors.joining(", "));
    }

    private static TreeMap<Integer, List<Row>> rows(
            Connection connection,
            String query,
            TestTable table,
            BiFunction<Meaning, @Nullable String, @Nullable String> reading)
            throws SQLException {
        var rows = new TreeMap<Integer, List<Row>>();
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            while (result.next()) {
                var texts = new ArrayList<@Nullable String>();
                var meanings = new ArrayList<@Nullable String>();
                texts.add(result.getString(2));
                meanings.add(result.getString(2));
                for (var i = 0; i < table.read().size(); i++) {
                    var text = result.getString(i + 3);
                    texts.add(text);
                    meanings.add(reading.apply(table.read().get(i).type().meaning(), text));
                }
                rows.computeIfAbsent(result.getInt(1), id -> new ArrayList<>()).add(new Row(texts, meanings));
            }
        }
        return rows;
    }

    private static void compare(
            TestTable table, int id, List<Row> source, List<Row> target, List<Difference> differences) {
        if (source.size() != 1 || target.size() != 1) {
            differences.add(new Difference(
                    table.name(),
                    id,
                    table.columns().get(0).type().name(),
                    source.size() + " rows "
                            + (source.isEmpty() ? "" : source.get(0).texts()),
                    target.size() + " rows "
                            + (target.isEmpty() ? "" : target.get(0).texts())));
            return;
        }
        for (var i = 0; i < source.get(0).meanings().size(); i++) {
            if (!Objects.equals(
                    source.get(0).meanings().get(i), target.get(0).meanings().get(i))) {
                differences.add(new Difference(
                        table.name(),
                        id,
                        i == 0 ? "touched" : table.read().get(i - 1).definition(),
                        source.get(0).texts().get(i),
                        target.get(0).texts().get(i)));
            }
        }
    }
}
