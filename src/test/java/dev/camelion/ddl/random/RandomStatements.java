package dev.camelion.ddl.random;

import dev.camelion.testkit.Draw;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;

/** Statements over the tables there are. */
final class RandomStatements {
    private final Draw draw;
    private final RandomColumns columns;
    private final RandomIndexes indexes;
    private final RandomTables tables;
    private final RandomRows rows;

    RandomStatements(Draw draw, String prefix) {
        this.draw = draw;
        this.columns = new RandomColumns(draw);
        this.indexes = new RandomIndexes(draw);
        this.tables = new RandomTables(draw, columns, indexes, prefix);
        this.rows = new RandomRows(draw);
    }

    Attempt create() {
        return tables.create();
    }

    Attempt rows(List<SourceTable> all) {
        return rows.of(draw.of(all));
    }

    Attempt insert(SourceTable table) {
        return rows.insert(table);
    }

    /** A schema change; null where the draw leads nowhere. */
    Attempt schemaChange(List<SourceTable> all) {
        return switch (draw.between(0, 29)) {
            case 0 -> draw.chance(0.4) ? tables.create() : tables.child(all);
            case 1 -> tables.like(all);
            case 2 -> tables.select(all);
            case 3, 4 -> createIndex(draw.of(all));
            case 5 -> dropIndex(draw.of(all));
            case 6 -> renames(all);
            case 7 -> swap(all);
            case 8 ->
                Attempt.of(
                        "truncate " + draw.maybe(0.5, "table ") + draw.of(all).quoted(), Kind.TRUNCATE);
            case 9 -> drop(all);
            default -> new RandomClauses(draw, columns, indexes, tables, all, draw.of(all)).alter();
        };
    }

    private Attempt createIndex(SourceTable table) {
        var kinds = EnumSet.of(Kind.ADD_INDEX);
        var parts = indexes.parts(table.columns(), kinds);
        if (parts.isEmpty()) {
            return null;
        }
        var unique = draw.chance(0.3);
        if (unique) {
            kinds.add(Kind.ADD_UNIQUE);
        }
        return new Attempt(
                "create %sindex %s on %s (%s)"
                        .formatted(unique ? "unique " : "", tables.objectName(), table.quoted(), parts),
                kinds);
    }

    private Attempt dropIndex(SourceTable table) {
        return draw.any(table.indexes())
                .map(index -> Attempt.of(
                        "drop index %s on %s".formatted(index.quoted(), table.quoted()),
                        index.isPrimary() ? Kind.DROP_PRIMARY_KEY : Kind.DROP_INDEX))
                .orElse(null);
    }

    private Attempt renames(List<SourceTable> all) {
        var renamed = draw.some(all, draw.between(1, 3));
        return Attempt.of(
                "rename table "
                        + renamed.stream()
                                .map(table -> table.quoted() + " to " + tables.name())
                                .collect(Collectors.joining(", ")),
                Kind.RENAME_LIST);
    }

    /** Of tables without foreign keys: MySQL 8.0.15 dies of it where one refers to the other. */
    private Attempt swap(List<SourceTable> all) {
        var able = all.stream()
                .filter(table -> table.foreignKeys().isEmpty())
                .filter(table -> all.stream().noneMatch(child -> child.refersTo(table)))
                .toList();
        if (able.size() < 2) {
            return null;
        }
        var two = draw.some(able, 2).stream().map(SourceTable::quoted).toList();
        return Attempt.of(
                "rename table %1$s to %3$s, %2$s to %1$s, %3$s to %2$s"
                        .formatted(two.get(0), two.get(1), tables.name()),
                Kind.RENAME_SWAP);
    }

    private Attempt drop(List<SourceTable> all) {
        var dropped = new ArrayList<>(draw.some(all, draw.between(1, 2)).stream()
                .map(SourceTable::quoted)
                .toList());
        if (draw.chance(0.2)) {
            dropped.add(tables.name());
            return Attempt.of("drop table if exists " + String.join(", ", dropped), Kind.DROP_TABLES);
        }
        return Attempt.of("drop table " + String.join(", ", dropped), Kind.DROP_TABLES);
    }
}
