package dev.camelion.ddl.random;

import dev.camelion.testkit.Draw;
import java.util.ArrayList;
import java.util.List;

/** Clauses of ALTER TABLE, each about columns that no other clause of its statement is about. */
final class RandomClauses {
    private final Draw draw;
    private final RandomColumns columns;
    private final RandomIndexes indexes;
    private final RandomTables tables;
    private final List<SourceTable> all;
    private final SourceTable table;
    private final List<SourceColumn> unused;

    RandomClauses(
            Draw draw,
            RandomColumns columns,
            RandomIndexes indexes,
            RandomTables tables,
            List<SourceTable> all,
            SourceTable table) {
        this.draw = draw;
        this.columns = columns;
        this.indexes = indexes;
        this.tables = tables;
        this.all = all;
        this.table = table;
        this.unused = new ArrayList<>(draw.some(table.columns(), table.columns().size()));
    }

    Attempt alter() {
        var clauses = new ArrayList<Attempt>();
        for (var i = draw.of(1, 1, 1, 2, 2, 3); i > 0 && !unused.isEmpty(); i--) {
            var clause = clause();
            if (clause != null) {
                clauses.add(clause);
            }
        }
        if (clauses.isEmpty()) {
            return null;
        }
        var joined = Attempt.joined(clauses);
        var start = draw.of("alter table ", "ALTER TABLE ") + table.quoted() + " ";
        if (draw.chance(0.04)) {
            return joined.with(Kind.VERSION_COMMENT).inside("/*!50000 " + start.replace("%", "%%") + "%s */");
        }
        return joined.inside(start.replace("%", "%%") + "%s" + draw.maybe(0.1, ", algorithm=copy"));
    }

    private SourceColumn take() {
        return unused.remove(0);
    }

    private Attempt clause() {
        return switch (draw.between(0, 35)) {
            case 0, 1, 2, 3 -> addColumn();
            case 4 -> addColumns();
            case 5, 6 -> Attempt.of("drop " + draw.maybe(0.7, "column ") + take().quoted(), Kind.DROP_COLUMN);
            case 7, 8, 9, 10 -> retype();
            case 11, 12 -> renull();
            case 13, 14 -> relabel();
            case 15 -> move();
            case 16, 17 -> change();
            case 18 -> swap();
            case 19, 20 ->
                Attempt.of(
                        "rename column %s to %s".formatted(take().quoted(), SourceColumn.quoted(columns.name())),
                        Kind.RENAME_COLUMN);
            case 21 -> setDefault();
            case 22 -> Attempt.of("alter " + take().quoted() + " drop default", Kind.DROP_DEFAULT);
            case 23, 24 -> addIndex();
            case 25 ->
                draw.any(table.ordinaryIndexes())
                        .map(index -> Attempt.of("drop index " + index.quoted(), Kind.DROP_INDEX))
                        .orElse(null);
            case 26 ->
                draw.any(table.ordinaryIndexes())
                        .map(index -> Attempt.of(
                                "rename index %s to %s".formatted(index.quoted(), tables.objectName()),
                                Kind.RENAME_INDEX))
                        .orElse(null);
            case 27, 28 -> key();
            case 29 ->
                draw.chance(0.5)
                        ? Attempt.of("rename to " + tables.name(), Kind.RENAME_TO)
                        : Attempt.of(
                                "add constraint " + tables.objectName() + " check (" + take().quoted()
                                        + " is null or 1 = 1)",
                                Kind.CHECK);
            case 30, 31 -> foreignKey();
            case 32 -> convert();
            case 33 -> relabel();
            case 34 -> key();
            default -> option();
        };
    }

    private Attempt addColumn() {
        var definition = columns.definition(table.plainColumns());
        return definition
                .with(Kind.ADD_COLUMN)
                .inside("add " + draw.maybe(0.6, "column ") + SourceColumn.quoted(columns.name()) + " %s" + position());
    }

    private Attempt addColumns() {
        var one = columns.definition(List.of());
        var names = columns.names(2);
        return Attempt.of(
                "add column (%s %s, %s int default 3)"
                        .formatted(SourceColumn.quoted(names.get(0)), one.sql(), SourceColumn.quoted(names.get(1))),
                Kind.ADD_COLUMN);
    }

    private String position() {
        return draw.chance(0.7)
                ? ""
                : draw.of(
                        " first", " after " + draw.of(table.columns()).quoted().replace("%", "%%"));
    }

    private Attempt retype() {
        var column = take();
        var type = columns.otherType(column);
        return Attempt.of(
                "modify " + column.quoted() + " " + column.definition(type, column.nullable(), draw.chance(0.8)),
                Kind.MODIFY_TYPE);
    }

    private Attempt renull() {
        var column = take();
        return Attempt.of(
                "modify column " + column.quoted() + " "
                        + column.definition(column.type(), !column.nullable(), draw.chance(0.7)),
                Kind.MODIFY_NULLABLE);
    }

    private Attempt relabel() {
        var enums = unused.stream()
                .filter(column -> column.dataType().equals("enum"))
                .toList();
        if (enums.isEmpty()) {
            return null;
        }
        var column = draw.of(enums);
        unused.remove(column);
        return Attempt.of(
                "modify " + column.quoted() + " "
                        + column.definition(columns.otherLabels(column), column.nullable(), draw.chance(0.5)),
                Kind.MODIFY_ENUM);
    }

    private Attempt move() {
        var column = take();
        return Attempt.of(
                "modify " + column.quoted() + " " + column.definition(column.type(), column.nullable(), true)
                        + draw.of(" first", " after " + draw.of(table.columns()).quoted()),
                Kind.MOVE_COLUMN);
    }

    private Attempt change() {
        var column = take();
        var type = draw.chance(0.5) ? column.type() : columns.otherType(column);
        return Attempt.of(
                "change " + column.quoted() + " " + SourceColumn.quoted(columns.name()) + " "
                        + column.definition(type, column.nullable(), true) + draw.maybe(0.2, " first"),
                Kind.CHANGE_COLUMN);
    }

    private Attempt swap() {
        // in MySQL 8.0.15 an index over an expression stays with the names, which it forbids to change one by one
        var overExpressions = table.indexes().stream()
                .flatMap(index -> index.parts().stream())
                .anyMatch(part -> part.column() == null);
        if (unused.size() < 2 || overExpressions) {
            return null;
        }
        var one = take();
        var other = take();
        var format = draw.chance(0.7)
                ? "change %s %s %s, change %s %s %s"
                : "rename column %1$s to %2$s, rename column %4$s to %5$s";
        return Attempt.of(
                format.formatted(
                        one.quoted(),
                        other.quoted(),
                        one.definition(one.type(), one.nullable(), true),
                        other.quoted(),
                        one.quoted(),
                        other.definition(other.type(), other.nullable(), true)),
                Kind.SWAP_COLUMNS);
    }

    private Attempt setDefault() {
        var column = take();
        var value = columns.defaultFor(column.type());
        return value.isEmpty() || value.contains("on update")
                ? null
                : Attempt.of("alter column " + column.quoted() + " set" + value, Kind.SET_DEFAULT);
    }

    private Attempt addIndex() {
        var index = indexes.index(table.columns(), draw.chance(0.3) ? "" : tables.objectName());
        return index == null ? null : new Attempt("add " + index.sql(), index.kinds());
    }

    private Attempt key() {
        var key = indexes.keyColumns(table);
        if (key.isEmpty()) {
            return null;
        }
        var add = "add " + draw.maybe(0.3, "constraint `pk` ") + "primary key (" + String.join(", ", key) + ")";
        if (!table.hasKey()) {
            return Attempt.of(add, Kind.ADD_PRIMARY_KEY);
        }
        return draw.chance(0.3)
                ? Attempt.of("drop primary key", Kind.DROP_PRIMARY_KEY)
                : Attempt.of("drop primary key, " + add, Kind.CHANGE_PRIMARY_KEY);
    }

    private Attempt foreignKey() {
        if (!table.foreignKeys().isEmpty() && draw.chance(0.5)) {
            return draw.any(table.foreignKeys())
                    .map(key ->
                            Attempt.of("drop foreign key " + SourceColumn.quoted(key.name()), Kind.DROP_FOREIGN_KEY))
                    .orElse(null);
        }
        if (draw.chance(0.7)) {
            return tables.reference(all)
                    .map(reference -> Attempt.of("add `ref` " + reference, Kind.ADD_FOREIGN_KEY))
                    .orElse(null);
        }
        var pairs = new ArrayList<List<String>>();
        for (var parent : all) {
            for (var index : parent.indexes()) {
                var first = index.unique() ? index.parts().get(0).column() : null;
                parent.columns().stream()
                        .filter(column -> column.name().equals(first))
                        .forEach(column -> table.plainColumns().stream()
                                .filter(child -> SourceColumn.sameFamily(child, column) && !child.isLong())
                                .filter(child -> parent != table || !child.equals(column))
                                .forEach(
                                        child -> pairs.add(List.of(child.quoted(), parent.quoted(), column.quoted()))));
            }
        }
        return draw.any(pairs)
                .map(pair -> Attempt.of(
                        "add %sforeign key (%s) references %s (%s)"
                                        .formatted(
                                                draw.chance(0.6) ? "constraint " + tables.objectName() + " " : "",
                                                pair.get(0),
                                                pair.get(1),
                                                pair.get(2))
                                + tables.actions(),
                        Kind.ADD_FOREIGN_KEY))
                .orElse(null);
    }

    private Attempt convert() {
        // MySQL 8.0.15 dies of it where there is a FULLTEXT index, and may garble labels beyond ASCII
        var isGarbled = table.columns().stream()
                .anyMatch(column -> column.isLabelled() && column.type().chars().anyMatch(c -> c > 127));
        if (isGarbled || table.indexes().stream().anyMatch(index -> index.type().equals("FULLTEXT"))) {
            return null;
        }
        return Attempt.of(
                "convert to "
                        + draw.of(
                                "character set utf8mb4",
                                "character set latin1",
                                "charset utf8mb4 collate utf8mb4_bin",
                                "character set utf8"),
                Kind.CONVERT_CHARSET);
    }

    private Attempt option() {
        if (draw.chance(0.4)) {
            return Attempt.of("auto_increment = " + draw.of(1, 50, 1000), Kind.AUTO_INCREMENT);
        }
        return Attempt.of(
                draw.of(
                        "comment = 'new ''comment'",
                        "engine = innodb",
                        "force",
                        "default charset = latin1",
                        "row_format = compact",
                        "comment ''",
                        "remove partitioning",
                        "add partition partitions 2"),
                Kind.TABLE_OPTION);
    }
}
