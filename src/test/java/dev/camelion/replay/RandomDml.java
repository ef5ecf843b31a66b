package dev.camelion.replay;

import static dev.camelion.replay.SourceColumn.quoted;

import dev.camelion.replay.SourceTable.Row;
import dev.camelion.testkit.Draw;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Row changes of every kind that replay has a rule for, on random rows. */
final class RandomDml {
    private static final int FEW_ROWS = 4;
    private static final int MANY_ROWS = 40;

    private final Draw draw;
    private final Recorder recorder;
    private final RandomValues values;
    private final Coverage coverage;

    RandomDml(Draw draw, Recorder recorder, RandomValues values, Coverage coverage) {
        this.draw = draw;
        this.recorder = recorder;
        this.values = values;
        this.coverage = coverage;
    }

    /** Changes rows of the table by one to three statements. */
    void act(SourceTable table) throws SQLException {
        var rows = recorder.rows(table);
        var dice = draw.between(0, 99);
        if (rows.size() < FEW_ROWS && dice < 80) {
            insert(table, draw.between(1, 3));
        } else if (rows.size() > MANY_ROWS) {
            delete(table, draw.some(rows, draw.between(5, 15)));
        } else if (dice < 24) {
            insert(table, draw.chance(0.7) ? 1 : draw.between(2, 5));
        } else if (!rows.isEmpty()) {
            change(table, rows, dice);
        }
    }

    private void change(SourceTable table, List<Row> rows, int dice) throws SQLException {
        var row = draw.of(rows);
        if (dice < 44) {
            update(table, row, false);
        } else if (dice < 52) {
            update(table, row, true);
        } else if (dice < 62) {
            delete(table, List.of(row));
        } else if (dice < 66) {
            delete(table, draw.some(rows, draw.between(2, 4)));
        } else if (dice < 72) {
            reinsert(table, row);
        } else if (dice < 77) {
            replace(table);
        } else if (dice < 82) {
            upsert(table);
        } else if (dice < 86) {
            updateSome(table, rows);
        } else if (dice < 89) {
            keyChain(table, rows);
        } else if (dice < 93) {
            keySwap(table, rows);
        } else {
            uniqueSwap(table, rows);
        }
    }

    private void insert(SourceTable table, int count) throws SQLException {
        var rows = new ArrayList<String>();
        Map<String, String> row = Map.of();
        for (var i = 0; i < count; i++) {
            row = values.row(table);
            rows.add("(" + String.join(", ", row.values()) + ")");
            if (!table.hasKey() && draw.chance(0.3)) {
                rows.add(rows.get(rows.size() - 1));
                coverage.count(Rule.NO_KEY_DUPLICATE);
            }
        }
        recorder.run(table, insertion("insert", table, row) + String.join(", ", rows));
    }

    private static String insertion(String verb, SourceTable table, Map<String, String> row) {
        return "%s into %s (%s) values ".formatted(verb, table.quotedName(), columns(row));
    }

    private static String columns(Map<String, String> row) {
        return row.keySet().stream().map(SourceColumn::quoted).collect(Collectors.joining(", "));
    }

    /** Changes some columns of a row; those of its key and of no unique index only where asked for. */
    private void update(SourceTable table, Row row, boolean withKey) throws SQLException {
        var set = new LinkedHashMap<String, String>();
        values.row(table).forEach((column, value) -> {
            if (table.key().contains(column) ? withKey : draw.chance(0.5)) {
                set.put(column, value);
            }
        });
        if (withKey && draw.chance(0.5)) {
            table.key().stream()
                    .map(table::column)
                    .filter(SourceColumn::isText)
                    .forEach(column -> set.put(column.name(), otherCase(column, row)));
        }
        update(table, row, set);
    }

    private static String otherCase(SourceColumn column, Row row) {
        var text = row.values().get(column.name());
        var upper = text.toUpperCase(Locale.ROOT);
        return column.literal(upper.equals(text) ? text.toLowerCase(Locale.ROOT) : upper);
    }

    private boolean update(SourceTable table, Row row, Map<String, String> set) throws SQLException {
        return set.isEmpty() || recorder.run(table, updating(table, set) + " where rid = " + row.id(), List.of(row));
    }

    private static String updating(SourceTable table, Map<String, String> set) {
        return "update %s set %s"
                .formatted(
                        table.quotedName(),
                        set.entrySet().stream()
                                .map(entry -> quoted(entry.getKey()) + " = " + entry.getValue())
                                .collect(Collectors.joining(", ")));
    }

    private void delete(SourceTable table, List<Row> chosen) throws SQLException {
        if (table.refersToItself() && chosen.size() > 1) {
            for (var row : chosen.subList(0, 2)) {
                if (recorder.rows(table).contains(row)) {
                    delete(table, List.of(row));
                }
            }
            return;
        }
        var rows = chosen.stream().sorted(Comparator.comparing(Row::id)).toList();
        recorder.run(
                table,
                "delete from %s where rid in (%s) order by rid"
                        .formatted(
                                table.quotedName(),
                                rows.stream().map(row -> "" + row.id()).collect(Collectors.joining(", "))),
                rows);
    }

    private void reinsert(SourceTable table, Row row) throws SQLException {
        delete(table, List.of(row));
        if (!recorder.rows(table).contains(row)) {
            var again = values.row(table);
            again.putAll(literals(table, row, table.key()));
            recorder.run(table, insertion("insert", table, again) + "(" + String.join(", ", again.values()) + ")");
        }
    }

    private static Map<String, String> literals(SourceTable table, Row row, List<String> columns) {
        var literals = new LinkedHashMap<String, String>();
        columns.forEach(name ->
                literals.put(name, table.column(name).literal(row.values().get(name))));
        return literals;
    }

    private void replace(SourceTable table) throws SQLException {
        var row = values.row(table);
        var before = recorder.openEvents();
        var conflicts = conflicting(table, row);
        if (recorder.run(
                        table,
                        insertion("replace", table, row) + "(" + String.join(", ", row.values()) + ")",
                        conflicts)
                && recorder.openEvents() > before + 1) {
            coverage.count(recorder.references(table).isEmpty() ? Rule.REPLACE : Rule.CASCADE_REPLACED_PARENT);
        }
    }

    /** Rows that a new one stands in the way of; where that cannot be told from the texts, all. */
    private List<Row> conflicting(SourceTable table, Map<String, String> row) {
        return recorder.rows(table).stream()
                .filter(other -> !table.refersToItself()
                        || literals(table, other, table.key()).values().stream()
                                .map(literal -> literal.replace("'", ""))
                                .toList()
                                .equals(table.key().stream().map(row::get).toList()))
                .toList();
    }

    private void upsert(SourceTable table) throws SQLException {
        var row = values.row(table);
        var set = row.keySet().stream()
                .filter(column -> !table.key().contains(column))
                .map(column -> "%1$s = values(%1$s)".formatted(quoted(column)))
                .collect(Collectors.joining(", "));
        if (set.isEmpty()) {
            return;
        }
        var before = recorder.rows(table).size();
        if (recorder.run(
                        table,
                        insertion("insert", table, row) + "(" + String.join(", ", row.values())
                                + ") on duplicate key update " + set)
                && recorder.rows(table).size() == before) {
            coverage.count(Rule.UPSERT);
        }
    }

    /** One column of several rows in one statement. */
    private void updateSome(SourceTable table, List<Row> rows) throws SQLException {
        var column = draw.of(table.writable());
        var chosen = draw.some(rows, draw.between(2, 6));
        recorder.run(
                table,
                "%s where rid in (%s) order by rid"
                        .formatted(
                                updating(table, Map.of(column.name(), values.literal(table, column))),
                                chosen.stream().map(row -> "" + row.id()).collect(Collectors.joining(", "))),
                rows);
    }

    /** Each key moves to where the next one was. */
    private void keyChain(SourceTable table, List<Row> rows) throws SQLException {
        var first = table.key().stream()
                .map(table::column)
                .filter(SourceColumn::isNumber)
                .findFirst();
        if (first.isEmpty() || table.refersToItself()) {
            return;
        }
        var column = first.get().name();
        var down = draw.chance(0.5);
        var from = Integer.parseInt(draw.of(rows).values().get(column));
        Comparator<Row> byKey =
                Comparator.comparing(row -> Integer.valueOf(row.values().get(column)));
        var moved = rows.stream()
                .filter(row -> Integer.parseInt(row.values().get(column)) >= from)
                .sorted((down ? byKey : byKey.reversed()).thenComparing(Row::id))
                .toList();
        if (recorder.run(
                        table,
                        "update %s set %2$s = %2$s %3$s 1 where %2$s >= %4$d order by %2$s %5$s, rid"
                                .formatted(
                                        table.quotedName(), quoted(column), down ? "-" : "+", from, down ? "" : "desc"),
                        moved)
                && moved.size() > 1) {
            coverage.count(Rule.KEY_CHAIN);
        }
    }

    private void keySwap(SourceTable table, List<Row> rows) throws SQLException {
        var free = table.key().stream()
                .filter(column -> !table.isPartOfForeignKey(column))
                .toList();
        if (!free.isEmpty() && swap(table, rows, table.key(), draw.of(free))) {
            coverage.count(Rule.KEY_SWAP);
        }
    }

    private void uniqueSwap(SourceTable table, List<Row> rows) throws SQLException {
        if (table.uniques().isEmpty()) {
            return;
        }
        var unique = draw.of(List.copyOf(table.uniques().values())).stream()
                .map(table::column)
                .map(column -> column.isGenerated() ? column.comment().replaceFirst("^of ", "") : column.name())
                .toList();
        var free = unique.stream()
                .filter(column -> !table.isPartOfForeignKey(column))
                .toList();
        if (!free.isEmpty() && swap(table, rows, unique, draw.of(free))) {
            coverage.count(Rule.UNIQUE_SWAP);
        }
    }

    /** Two rows exchange their values of some columns, by way of a value that no row has. */
    private boolean swap(SourceTable table, List<Row> rows, List<String> columns, String parking) throws SQLException {
        var pair = draw.some(rows, 2);
        if (pair.size() < 2 || pair.get(0).tuple(columns).equals(pair.get(1).tuple(columns))) {
            return false;
        }
        var column = table.column(parking);
        var parked = column.isNullable() && draw.chance(0.4) ? "null" : values.parked(column);
        return update(table, pair.get(0), Map.of(parking, parked))
                && update(table, now(table, pair.get(1)), literals(table, pair.get(0), columns))
                && update(table, now(table, pair.get(0)), literals(table, pair.get(1), columns));
    }

    private Row now(SourceTable table, Row row) {
        return recorder.rows(table).stream()
                .filter(other -> other.id() == row.id())
                .findFirst()
                .orElse(row);
    }
}
