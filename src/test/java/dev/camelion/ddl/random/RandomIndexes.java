package dev.camelion.ddl.random;

import dev.camelion.testkit.Draw;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Lists of index parts over the columns there are. */
final class RandomIndexes {
    private final Draw draw;

    RandomIndexes(Draw draw) {
        this.draw = draw;
    }

    /** {@code index name (parts)}; empty where no column can be indexed. */
    Attempt index(List<SourceColumn> columns, String name) {
        var kinds = EnumSet.of(Kind.ADD_INDEX);
        var texts = columns.stream().filter(SourceColumn::isText).toList();
        if (!texts.isEmpty() && draw.chance(0.08)) {
            kinds.add(Kind.FULLTEXT_INDEX);
            return new Attempt(
                    "fulltext %s %s (%s)"
                            .formatted(
                                    draw.of("index", "key"),
                                    name,
                                    draw.of(texts).quoted()),
                    kinds);
        }
        var isUnique = draw.chance(0.25);
        if (isUnique) {
            kinds.add(Kind.ADD_UNIQUE);
        }
        var parts = parts(columns, kinds);
        if (parts.isEmpty()) {
            return null;
        }
        var word = isUnique ? draw.of("unique", "unique key", "unique index") : draw.of("index", "key");
        return new Attempt("%s %s (%s)".formatted(word, name, parts) + draw.maybe(0.1, " using btree"), kinds);
    }

    String parts(List<SourceColumn> columns, Set<Kind> kinds) {
        return draw.some(columns.stream().filter(SourceColumn::isIndexable).toList(), draw.between(1, 3)).stream()
                .map(column -> part(column, kinds))
                .collect(Collectors.joining(", "));
    }

    private String part(SourceColumn column, Set<Kind> kinds) {
        var descending = draw.chance(0.15);
        if (descending) {
            kinds.add(Kind.DESCENDING_INDEX);
        }
        var order = descending ? " desc" : draw.maybe(0.1, " asc");
        // information_schema of MySQL 8.0.15 garbles other names in expressions
        var isAscii = column.name().chars().allMatch(c -> c < 128);
        if (isAscii && !column.isGenerated() && draw.chance(0.1) && (column.isWhole() || column.isShortText())) {
            kinds.add(Kind.FUNCTIONAL_INDEX);
            return "((%s))".formatted((column.isWhole() ? "%s + 1" : "lower(%s)").formatted(column.quoted())) + order;
        }
        if (column.isLong() || column.isShortText() && column.length(1) > 1 && draw.chance(0.35)) {
            kinds.add(Kind.PREFIX_INDEX);
            return column.quoted() + "(" + (column.isLong() ? draw.between(1, 20) : draw.between(1, column.length(1)))
                    + ")" + order;
        }
        return column.quoted() + order;
    }

    /** A key column or two that are not generated. */
    List<String> keyColumns(SourceTable table) {
        var able = new ArrayList<>(table.plainColumns());
        able.removeIf(SourceColumn::isLong);
        return draw.some(able, draw.between(1, 2)).stream()
                .map(SourceColumn::quoted)
                .toList();
    }
}
