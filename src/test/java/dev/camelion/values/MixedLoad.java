package dev.camelion.values;

import dev.camelion.testkit.Draw;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Rows of tables whose columns are of many types: written, and changed by their id. */
final class MixedLoad {
    private static final int AT_ONCE = 20;

    private final SourceSession source;
    private final Draw draw;
    private final ValueCoverage coverage;

    MixedLoad(SourceSession source, Draw draw, ValueCoverage coverage) {
        this.source = source;
        this.draw = draw;
        this.coverage = coverage;
    }

    void insert(TestTable table, int firstId, int count, Path path) throws SQLException {
        for (var first = 0; first < count; first += AT_ONCE) {
            var rows = new ArrayList<String>();
            for (var i = first; i < Math.min(first + AT_ONCE, count); i++) {
                rows.add("(%d, 0, %s)".formatted(firstId + i, String.join(", ", row(table, i, path))));
            }
            source.run("insert into %s (id, touched, %s) values %s"
                    .formatted(table.name(), table.names(), String.join(", ", rows)));
            coverage.addRows(rows.size());
        }
        source.commit();
    }

    void update(TestTable table, List<Integer> ids) throws SQLException {
        if (table.use() == Use.KEYLESS) {
            for (var i = 0; i < ids.size(); i++) {
                updateOne(table, ids.get(i), i);
            }
        } else {
            for (var first = 0; first < ids.size(); first += AT_ONCE) {
                updateSome(table, ids.subList(first, Math.min(first + AT_ONCE, ids.size())), first);
            }
        }
        source.commit();
    }

    private void updateOne(TestTable table, int id, int round) throws SQLException {
        var values = row(table, round, Path.KEYLESS_UPDATE);
        var changes = new ArrayList<String>();
        for (var i = 0; i < values.size(); i++) {
            changes.add(table.columns().get(i).name() + " = " + values.get(i));
        }
        source.run("update %s set %s where id = %d".formatted(table.name(), String.join(", ", changes), id));
    }

    private void updateSome(TestTable table, List<Integer> ids, int round) throws SQLException {
        var rows = new ArrayList<String>();
        for (var i = 0; i < ids.size(); i++) {
            rows.add("(%d, 1, %s)".formatted(ids.get(i), String.join(", ", row(table, round + i, Path.UPDATE))));
        }
        source.run("insert into %s (id, touched, %s) values %s on duplicate key update touched = touched + 1, %s"
                .formatted(
                        table.name(),
                        table.names(),
                        String.join(", ", rows),
                        table.columns().stream()
                                .map(column -> "%1$s = values(%1$s)".formatted(column.name()))
                                .collect(Collectors.joining(", "))));
    }

    /** Rows whose classes are those of {@link #insert} by place. */
    void delete(TestTable table, List<Integer> ids) throws SQLException {
        if (ids.isEmpty()) {
            return;
        }
        var list = ids.stream().map(String::valueOf).collect(Collectors.joining(", "));
        source.run("delete from %s where id in (%s)".formatted(table.name(), list));
        var path = table.use() == Use.KEYLESS ? Path.KEYLESS_DELETE : Path.DELETE;
        for (var column : table.columns()) {
            for (var id : ids) {
                coverage.add(column.type(), valueClass(table, column, id), path);
            }
        }
        source.commit();
    }

    private List<String> row(TestTable table, int round, Path path) {
        var values = new ArrayList<String>();
        for (var column : table.columns()) {
            var valueClass = valueClass(table, column, round);
            coverage.add(column.type(), valueClass, path);
            values.add(column.type().literal(valueClass, draw));
        }
        return values;
    }

    /** Which class follows from the row's number, so that none is left out. */
    private static ValueClass valueClass(TestTable table, TestColumn column, int round) {
        var classes = column.type().classes(table.use());
        return classes.get((round + table.columns().indexOf(column)) % classes.size());
    }
}
