package dev.camelion.ddl.random;

import dev.camelion.testkit.Draw;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** New tables. */
final class RandomTables {
    private static final List<String> STEMS = List.of("order", "Line", "t", "select", "Kunde", "log file");

    private final Draw draw;
    private final RandomColumns columns;
    private final RandomIndexes indexes;
    private final String prefix;
    private int names;

    RandomTables(Draw draw, RandomColumns columns, RandomIndexes indexes, String prefix) {
        this.draw = draw;
        this.columns = columns;
        this.indexes = indexes;
        this.prefix = prefix;
    }

    /** A name of the seed, quoted; never given twice. */
    String name() {
        return SourceColumn.quoted(prefix + draw.of(STEMS) + names++);
    }

    /** A name that no index or constraint of the seed has. */
    String objectName() {
        return SourceColumn.quoted(prefix + draw.of("ix", "Key ", "c") + names++);
    }

    Attempt create() {
        var kinds = EnumSet.of(Kind.CREATE_TABLE);
        var lines = new ArrayList<String>();
        var plain = new ArrayList<SourceColumn>();
        var keyed = draw.chance(0.75);
        if (keyed && draw.chance(0.7)) {
            lines.add(draw.of("`id`", "id", "`Id`") + " "
                    + draw.of("int", "bigint", "int unsigned", "bigint unsigned", "smallint") + " not null"
                    + (draw.chance(0.5) ? " auto_increment primary key" : " primary key"));
            keyed = false;
        }
        for (var name : columns.names(draw.between(2, 7))) {
            var definition = columns.definition(plain);
            kinds.addAll(definition.kinds());
            lines.add(SourceColumn.quoted(name) + " " + definition.sql());
            if (!definition.kinds().contains(Kind.GENERATED_COLUMN)) {
                plain.add(sketch(name, definition.sql()));
            }
        }
        if (keyed) {
            var key = plain.stream()
                    .filter(column -> !column.isLong())
                    .map(SourceColumn::quoted)
                    .toList();
            lines.add(draw.maybe(0.3, "constraint pk ") + "primary key ("
                    + String.join(", ", draw.some(key, draw.between(1, 2))) + ")");
        }
        for (var i = draw.between(0, 2); i > 0; i--) {
            var index = indexes.index(plain, draw.chance(0.3) ? "" : objectName());
            if (index != null) {
                kinds.addAll(index.kinds());
                lines.add(index.sql());
            }
        }
        if (draw.chance(0.1)) {
            kinds.add(Kind.CHECK);
            lines.add("constraint " + objectName() + " check (" + plain.get(0).quoted() + " is not null or 1 = 1)");
        }
        return new Attempt(
                draw.of("create table ", "CREATE TABLE ", "create table if not exists ") + name() + " ("
                        + String.join(", ", lines) + ")" + options() + partitions(kinds, plain),
                kinds);
    }

    private static SourceColumn sketch(String name, String definition) {
        var type = definition.toLowerCase(java.util.Locale.ROOT);
        var word = type.replaceAll("^(character varying)", "varchar")
                .replaceAll("^(integer|int2|bool)", "int")
                .split("[^a-z]")[0];
        return new SourceColumn(name, word, type.split("default")[0], true, null, "", null, null, "");
    }

    private String options() {
        return draw.maybe(0.3, " engine=InnoDB")
                + draw.maybe(
                        0.2,
                        draw.of(
                                " default charset=utf8mb4",
                                " character set latin1",
                                " charset utf8 collate utf8_general_ci"))
                + draw.maybe(0.2, " comment='a ''table'''")
                + draw.maybe(0.1, " row_format=dynamic");
    }

    private String partitions(EnumSet<Kind> kinds, List<SourceColumn> plain) {
        var whole = plain.stream().filter(SourceColumn::isWhole).toList();
        if (whole.isEmpty() || draw.chance(0.8)) {
            return "";
        }
        kinds.add(Kind.PARTITIONED);
        var column = draw.of(whole).quoted();
        var clause = draw.of(
                "partition by hash (%s) partitions 3".formatted(column),
                "partition by range (%s) (partition p0 values less than (5), partition p1 values less than maxvalue)"
                        .formatted(column),
                "partition by range columns (%s) (partition p0 values less than (5), partition p1 values less than (maxvalue))"
                        .formatted(column));
        if (draw.chance(0.5)) {
            kinds.add(Kind.VERSION_COMMENT);
            return " /*!50100 " + clause + " */";
        }
        return " " + clause;
    }

    /** A table that refers to another one; null where no table can be referred to. */
    Attempt child(List<SourceTable> all) {
        return reference(all)
                .map(reference -> Attempt.of(
                        "create table %s (id int not null auto_increment primary key, txt varchar(20), `ref` %s)"
                                .formatted(name(), reference.replaceFirst(", add ", ", ")),
                        Kind.CREATE_TABLE,
                        Kind.ADD_FOREIGN_KEY))
                .orElse(null);
    }

    /** The type of a column that refers to the first column of a key, and the clause that makes it so. */
    Optional<String> reference(List<SourceTable> all) {
        var parents = new ArrayList<String>();
        for (var parent : all) {
            for (var index : parent.indexes()) {
                parent.columns().stream()
                        .filter(column -> index.unique()
                                && column.name().equals(index.parts().get(0).column()))
                        .filter(column -> !column.isLong() && !column.isGenerated() && !parent.partitioned())
                        .forEach(column -> parents.add("%s%s null, add %sforeign key (`ref`) references %s (%s)"
                                .formatted(
                                        column.type(),
                                        column.charset() == null
                                                ? ""
                                                : " character set " + column.charset() + " collate "
                                                        + column.collation(),
                                        draw.chance(0.6) ? "constraint " + objectName() + " " : "",
                                        parent.quoted(),
                                        column.quoted())));
            }
        }
        return draw.any(parents).map(parent -> parent + actions());
    }

    String actions() {
        return draw.maybe(0.7, draw.of(" on delete cascade", " on delete set null", " on delete restrict"))
                + draw.maybe(0.5, draw.of(" on update cascade", " on update set null"));
    }

    Attempt like(List<SourceTable> tables) {
        var like = draw.of(tables).quoted();
        return Attempt.of(
                "create table " + name() + draw.of(" like " + like, " (like " + like + ")"), Kind.CREATE_LIKE);
    }

    Attempt select(List<SourceTable> tables) {
        var from = draw.of(tables);
        var picked = draw.some(from.columns(), draw.between(1, from.columns().size()));
        var list = new ArrayList<>(picked.stream().map(SourceColumn::quoted).toList());
        if (draw.chance(0.3)) {
            list.add(draw.of("1 as one", "now(3) as at", "'x' as txt", "count(*) over () as n"));
        }
        var extra = draw.maybe(0.3, " (extra int default 4, key (extra))");
        return Attempt.of(
                "create table %s%s as select %s from %s"
                        .formatted(name(), extra, String.join(", ", list), from.quoted()),
                Kind.CREATE_SELECT);
    }
}
