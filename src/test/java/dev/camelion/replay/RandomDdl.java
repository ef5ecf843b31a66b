package dev.camelion.replay;

import static dev.camelion.replay.SourceColumn.quoted;

import dev.camelion.testkit.Draw;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Schema changes of random tables, with what the target has to run for them. */
final class RandomDdl {
    /** Types of added columns and the target's. */
    private static final Map<String, String> TYPES = Map.of(
            "int", "integer",
            "varchar(12)", "varchar(12)",
            "decimal(6,2)", "numeric(6,2)",
            "tinyint(1)", "boolean");

    private static final List<String> ORDERED = TYPES.keySet().stream().sorted().toList();

    private final Draw draw;
    private final Recorder recorder;
    private final Coverage coverage;
    private int names;

    RandomDdl(Draw draw, Recorder recorder, Coverage coverage) {
        this.draw = draw;
        this.recorder = recorder;
        this.coverage = coverage;
    }

    void act(SourceTable table) throws SQLException {
        var extra = table.extraColumns();
        var dice = draw.between(0, 99);
        if (dice < 12) {
            count(recorder.truncate(table), Rule.TRUNCATE);
        } else if (dice < 16) {
            count(
                    recorder.alter(table, "alter table %s comment 'n%d'".formatted(table.quotedName(), names++), null),
                    Rule.NO_OP_SCHEMA_CHANGE);
        } else if (extra.isEmpty() || dice < 38) {
            add(table);
        } else if (dice < 52) {
            drop(table, draw.of(extra));
        } else if (dice < 65) {
            rename(table, draw.of(extra));
        } else if (dice < 77) {
            widen(table, draw.of(extra));
        } else {
            unique(table, draw.of(extra));
        }
    }

    private void add(SourceTable table) throws SQLException {
        var type = draw.of(ORDERED);
        var name = "x" + names++;
        var fill = draw.of("", " default 1", " not null default 1");
        var target = type.startsWith("tinyint") ? fill.replace("1", "true") : fill;
        count(
                recorder.alter(
                        table,
                        "alter table %s add %s %s%s%s"
                                .formatted(table.quotedName(), name, type, fill, draw.of("", " first")),
                        "alter table %s add %s %s%s".formatted(target(table), name, TYPES.get(type), target)),
                Rule.ADD_COLUMN);
    }

    private void drop(SourceTable table, String column) throws SQLException {
        count(
                recorder.alter(
                        table,
                        "alter table %s drop column %s".formatted(table.quotedName(), column),
                        "alter table %s drop column %s".formatted(target(table), column)),
                Rule.DROP_COLUMN);
    }

    private void rename(SourceTable table, String column) throws SQLException {
        var name = "x" + names++;
        count(
                recorder.alter(
                        table,
                        "alter table %s rename column %s to %s".formatted(table.quotedName(), column, name),
                        "alter table %s rename column %s to %s".formatted(target(table), column, name)),
                Rule.RENAME_COLUMN);
    }

    private void widen(SourceTable table, String column) throws SQLException {
        var isNumber = table.column(column).isNumber();
        if (isNumber || table.column(column).type().equals("varchar")) {
            count(
                    recorder.alter(
                            table,
                            "alter table %s modify %s %s"
                                    .formatted(table.quotedName(), column, isNumber ? "bigint" : "varchar(20)"),
                            "alter table %1$s alter %2$s drop not null, alter %2$s drop default, alter %2$s type %3$s"
                                    .formatted(target(table), column, isNumber ? "bigint" : "varchar(20)")),
                    Rule.MODIFY_COLUMN);
        }
    }

    private void unique(SourceTable table, String column) throws SQLException {
        if (indexOf(table).isEmpty()
                && !table.shape().isPartitioned()
                && !table.column(column).foldsCase()) {
            var index = "ux" + names++;
            if (table.column(column).isNullable() && draw.chance(0.5)) {
                recorder.run(table, "update %s set %s = null order by rid".formatted(table.quotedName(), column));
                recorder.commit();
            }
            count(
                    recorder.alter(
                            table,
                            "alter table %s add unique %s (%s)".formatted(table.quotedName(), index, column),
                            "create unique index %s on %s (%s)".formatted(index, target(table), column)),
                    Rule.ADD_UNIQUE);
        }
    }

    /** Drops a unique index that an earlier change added, of any table. */
    void dropAnyUnique() throws SQLException {
        for (var table : recorder.tables()) {
            if (indexOf(table).isPresent()) {
                dropUnique(table, indexOf(table).get());
                return;
            }
        }
    }

    private void dropUnique(SourceTable table, String index) throws SQLException {
        count(
                recorder.alter(
                        table,
                        "alter table %s drop index %s".formatted(table.quotedName(), quoted(index)),
                        "drop index \"%s\".%s".formatted(table.shape().schema(), index)),
                Rule.DROP_UNIQUE);
    }

    /** The unique index that an earlier change added. */
    private static Optional<String> indexOf(SourceTable table) {
        return table.uniques().keySet().stream()
                .filter(name -> name.startsWith("ux"))
                .findFirst();
    }

    private void count(boolean isTaken, Rule rule) {
        if (isTaken) {
            coverage.count(rule);
        }
    }

    static String target(SourceTable table) {
        return TargetDatabase.name(table.shape(), table.name());
    }
}
