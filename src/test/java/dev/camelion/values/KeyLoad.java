package dev.camelion.values;

import dev.camelion.testkit.Draw;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Rows of tables with a key of one type, found again by that key. */
final class KeyLoad {
    private static final int KEPT = 3;
    private static final int ATTEMPTS = 8;

    private final SourceSession source;
    private final Draw draw;
    private final ValueCoverage coverage;
    private final Map<String, Set<ValueClass>> classes = new HashMap<>();

    KeyLoad(SourceSession source, Draw draw, ValueCoverage coverage) {
        this.source = source;
        this.draw = draw;
        this.coverage = coverage;
    }

    void insert(TestTable table, int firstId, int count, Path path) throws SQLException {
        for (var i = 0; i < count; i++) {
            var valueClass = next(table, i);
            var id = firstId + i;
            var literal = "";
            var isNew = false;
            // few values are random enough to be new at once in a small type
            for (var attempt = 0; !isNew && attempt < (valueClass == ValueClass.RANDOM ? ATTEMPTS : 1); attempt++) {
                literal = type(table).keyLiteral(valueClass, draw);
                isNew = source.run("insert ignore into %s (id, touched, c0) values (%d, 0, %s)"
                                .formatted(table.name(), id, literal))
                        > 0;
            }
            if (isNew) {
                coverage.addRows(1);
                remember(table, id, valueClass, path);
            } else {
                for (var equal : equal(table, literal)) {
                    remember(table, equal, valueClass, path);
                }
            }
        }
        source.commit();
    }

    /** Rows whose key is the same: another class may have the same value in so small a type. Not known of texts. */
    private List<Integer> equal(TestTable table, String literal) throws SQLException {
        return isText(table)
                ? List.of()
                : source.numbers("select id from %s where c0 = %s".formatted(table.name(), literal));
    }

    private void remember(TestTable table, int id, ValueClass valueClass, Path path) {
        classes.computeIfAbsent(table.name() + "/" + id, key -> EnumSet.noneOf(ValueClass.class))
                .add(valueClass);
        coverage.add(type(table), valueClass, path);
    }

    private static TestType type(TestTable table) {
        return table.columns().get(0).type();
    }

    private static boolean isText(TestTable table) {
        return type(table).meaning() == Meaning.TEXT
                && !type(table).declaration().startsWith("enum");
    }

    private static ValueClass next(TestTable table, int round) {
        var all = type(table).classes(Use.KEY);
        return all.get(round % all.size());
    }

    void touch(TestTable table) throws SQLException {
        cover(table, ids(table), Path.KEY_TOUCH);
        source.run("update %s set touched = touched + 1".formatted(table.name()));
        source.commit();
    }

    List<Integer> ids(TestTable table) throws SQLException {
        return source.numbers("select id from %s order by id".formatted(table.name()));
    }

    private void cover(TestTable table, List<Integer> ids, Path path) {
        for (var id : ids) {
            classes.getOrDefault(table.name() + "/" + id, Set.of())
                    .forEach(valueClass -> coverage.add(type(table), valueClass, path));
        }
    }

    /** Other keys; of texts also keys that differ from the old ones by case and by a blank alone. */
    void change(TestTable table) throws SQLException {
        var ids = ids(table);
        for (var i = 0;
                i < Math.max(ids.size(), 2 * type(table).classes(Use.KEY).size());
                i++) {
            var id = ids.get(i % ids.size());
            var valueClass = next(table, i + 1);
            var literal = type(table).keyLiteral(valueClass, draw);
            source.run("update ignore %s set c0 = %s where id = %d".formatted(table.name(), literal, id));
            var equal = equal(table, literal);
            if (equal.isEmpty() || equal.contains(id)) {
                classes.put(table.name() + "/" + id, EnumSet.noneOf(ValueClass.class));
            }
            for (var other : equal.isEmpty() ? List.of(id) : equal) {
                remember(table, other, valueClass, Path.KEY_UPDATE);
            }
        }
        if (isText(table)) {
            source.run("update ignore %s set c0 = upper(c0) where id %% 3 = 0".formatted(table.name()));
            source.run("update ignore %s set c0 = lower(c0) where id %% 3 = 1".formatted(table.name()));
            source.run("update ignore %s set c0 = concat(c0, ' ') where id %% 3 = 2".formatted(table.name()));
        }
        source.commit();
    }

    /** Some rows, and puts rows of all classes in their place. */
    void replace(TestTable table, int firstId) throws SQLException {
        var ids = ids(table);
        var deleted = ids.subList(0, Math.max(1, ids.size() - KEPT));
        cover(table, deleted, Path.KEY_DELETE);
        source.run("delete from %s where id in (%s)"
                .formatted(table.name(), deleted.stream().map(String::valueOf).collect(Collectors.joining(", "))));
        insert(table, firstId, 2 * type(table).classes(Use.KEY).size(), Path.INSERT);
    }

    void delete(TestTable table) throws SQLException {
        cover(table, ids(table), Path.KEY_DELETE);
        source.run("delete from " + table.name());
        source.commit();
    }
}
