package dev.camelion.ddl.random;

import dev.camelion.testkit.Draw;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Changes of rows. */
final class RandomRows {
    private final Draw draw;
    private final RandomValues values;

    RandomRows(Draw draw) {
        this.draw = draw;
        this.values = new RandomValues(draw);
    }

    Attempt of(SourceTable table) {
        return switch (draw.between(0, 9)) {
            case 0, 1, 2 -> update(table);
            case 3, 4 -> delete(table);
            default -> insert(table);
        };
    }

    Attempt insert(SourceTable table) {
        var given = new ArrayList<>(table.plainColumns());
        given.removeIf(column -> column.isAutoIncrement() && draw.chance(0.8));
        given.removeIf(column -> (column.defaultValue() != null || column.nullable()) && draw.chance(0.25));
        var rows = new ArrayList<String>();
        for (var i = draw.between(1, 4); i > 0; i--) {
            rows.add("(" + given.stream().map(column -> value(table, column)).collect(Collectors.joining(", ")) + ")");
        }
        var list = given.stream().map(SourceColumn::quoted).collect(Collectors.joining(", "));
        var word = draw.of("insert into", "insert into", "insert ignore into", "replace into");
        return Attempt.of(
                "%s %s (%s) values %s".formatted(word, table.quoted(), list, String.join(", ", rows)), Kind.INSERT);
    }

    /** Mostly one that there is, where the column refers to others. */
    private String value(SourceTable table, SourceColumn column) {
        return table.foreignKeys().stream()
                .filter(key -> key.column().equals(column.name()) && draw.chance(0.8))
                .findFirst()
                .map(key -> "(select %s(p.%s) from %s p)"
                        .formatted(
                                draw.of("min", "max"),
                                SourceColumn.quoted(key.parentColumn()),
                                SourceColumn.quoted(key.parent())))
                .orElseGet(() -> values.of(column));
    }

    private Attempt update(SourceTable table) {
        var changed = draw.some(table.plainColumns(), draw.between(1, 2)).stream()
                .map(column -> column.quoted() + " = " + value(table, column))
                .collect(Collectors.joining(", "));
        return Attempt.of(
                "update %s%s set %s%s".formatted(draw.maybe(0.2, "ignore "), table.quoted(), changed, some(table)),
                Kind.UPDATE);
    }

    private Attempt delete(SourceTable table) {
        return Attempt.of("delete from %s%s".formatted(table.quoted(), some(table)), Kind.DELETE);
    }

    /** A condition or a limit, in an order that is the same each time. */
    private String some(SourceTable table) {
        List<SourceColumn> columns = table.columns();
        var column = draw.of(columns);
        if (column.isWhole() && draw.chance(0.5)) {
            return " where %s > %d".formatted(column.quoted(), draw.between(0, 20));
        }
        return " order by %s limit %d"
                .formatted(
                        columns.stream().map(SourceColumn::quoted).collect(Collectors.joining(", ")),
                        draw.between(1, 3));
    }
}
