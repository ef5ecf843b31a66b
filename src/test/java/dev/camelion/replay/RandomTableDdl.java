package dev.camelion.replay;

import static dev.camelion.replay.RandomDdl.target;
import static dev.camelion.replay.SourceColumn.quoted;

import dev.camelion.testkit.Draw;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Schema changes that concern what a table is called, what identifies its rows, and what it refers to. */
final class RandomTableDdl {
    private static final String DROP_CONSTRAINT = ReplayQueries.read("drop_constraint");

    /** What a table is made of when it comes again; the same in source and target. */
    private static final List<String> BODIES = List.of(
            "id int primary key, v varchar(10), n int",
            "n int not null, v varchar(12), id int not null, primary key (n, id)",
            "a int, b varchar(10), id int",
            "n int, id bigint primary key, u int unique");

    private final Draw draw;
    private final Recorder recorder;
    private final Coverage coverage;
    private int names;

    RandomTableDdl(Draw draw, Recorder recorder, Coverage coverage) {
        this.draw = draw;
        this.recorder = recorder;
        this.coverage = coverage;
    }

    void act(SourceTable table) throws SQLException {
        var dice = draw.between(0, 99);
        var isFixed = table.shape().name().equals("target_only");
        if (dice >= 65) {
            foreignKey(table);
        } else if (isFixed) {
            return;
        } else if (dice < 14) {
            rename(table);
        } else if (dice < 24) {
            swap(table);
        } else if (dice < 34) {
            replace(table);
        } else {
            key(table);
        }
    }

    private void rename(SourceTable table) throws SQLException {
        var steps = List.of(new Renaming(table.name(), newName(table)));
        if (recorder.rename(table.shape(), steps)) {
            coverage.count(Rule.RENAME_TABLE);
        }
    }

    private String newName(SourceTable table) {
        return "%s, No %d".formatted(table.shape().name(), names++);
    }

    private void swap(SourceTable table) throws SQLException {
        var others = recorder.tables(table.shape()).stream()
                .filter(other -> !other.equals(table))
                .toList();
        if (others.isEmpty()) {
            rename(table);
            return;
        }
        var other = draw.of(others);
        var between = newName(table);
        var steps = List.of(
                new Renaming(table.name(), between),
                new Renaming(other.name(), table.name()),
                new Renaming(between, other.name()));
        var isDone = true;
        if (isConnected(table) || isConnected(other)) {
            // MySQL 8.0.15 ends where one statement makes parent and child change their names
            for (var step : steps) {
                isDone &= recorder.rename(table.shape(), List.of(step));
            }
        } else {
            isDone = recorder.rename(table.shape(), steps);
        }
        if (isDone) {
            coverage.count(Rule.SWAP_TABLES);
        }
    }

    private boolean isConnected(SourceTable table) {
        return !table.foreignKeys().isEmpty() || recorder.isReferredTo(table);
    }

    private void replace(SourceTable table) throws SQLException {
        if (recorder.drop(table, "drop table " + target(table))) {
            var body = draw.of(BODIES);
            recorder.create(
                    table.shape(),
                    table.name(),
                    "create table %s (%s)"
                            .formatted(
                                    table.quotedName(), body.replace("varchar(12)", "varchar(12) collate utf8mb4_bin")),
                    "create table %s (%s)".formatted(target(table), body));
            coverage.count(Rule.DROP_AND_CREATE_TABLE);
        }
    }

    private void key(SourceTable table) throws SQLException {
        if (recorder.isReferredTo(table) || table.shape().isPartitioned()) {
            return;
        }
        var key = table.hasKey() && draw.chance(0.3) ? List.<String>of() : newKey(table);
        if (key.equals(table.key())) {
            return;
        }
        prepare(table, key);
        var source = new ArrayList<String>();
        var target = new ArrayList<String>();
        if (table.hasKey()) {
            source.add("drop primary key");
            target.add(DROP_CONSTRAINT.formatted(target(table), "k.contype = 'p'"));
        }
        if (!key.isEmpty()) {
            source.add("add primary key (%s)"
                    .formatted(key.stream().map(SourceColumn::quoted).collect(Collectors.joining(", "))));
            target.add("alter table %s add primary key (%s)"
                    .formatted(
                            target(table),
                            key.stream().map(TargetDatabase::quoted).collect(Collectors.joining(", "))));
        }
        if (recorder.alter(
                table,
                "alter table %s %s".formatted(table.quotedName(), String.join(", ", source)),
                String.join(";\n", target))) {
            coverage.count(key.isEmpty() ? Rule.DROP_KEY : table.hasKey() ? Rule.CHANGE_KEY : Rule.ADD_KEY);
        }
    }

    /** Sees to it that the source takes the key more often than not. */
    private void prepare(SourceTable table, List<String> key) throws SQLException {
        if (!table.hasKey() && draw.chance(0.5)) {
            recorder.run(table, "delete from %s order by rid".formatted(table.quotedName()));
        }
        for (var column : key.stream().map(table::column).toList()) {
            var fill = column.isNumber() || column.type().equals("decimal")
                    ? "1"
                    : column.isText() ? "'z'" : "'2024-02-29'";
            recorder.run(
                    table,
                    "update %1$s set %2$s = %3$s where %2$s is null order by rid"
                            .formatted(table.quotedName(), quoted(column.name()), fill));
        }
        recorder.commit();
    }

    /** The key and one more column, or one or two others; empty where no column can be of a key. */
    private List<String> newKey(SourceTable table) {
        var fit = table.writable().stream()
                .filter(RandomTableDdl::isFitForKey)
                .map(SourceColumn::name)
                .toList();
        var key = new ArrayList<String>(draw.chance(0.6) ? table.key() : List.of());
        draw.some(fit, draw.between(1, 2)).stream()
                .filter(column -> !key.contains(column))
                .forEach(key::add);
        return List.copyOf(key);
    }

    private static boolean isFitForKey(SourceColumn column) {
        return column.isNumber()
                || column.type().equals("varchar") && !column.foldsCase()
                || column.type().equals("decimal")
                || column.type().equals("date");
    }

    private void foreignKey(SourceTable table) throws SQLException {
        if (!table.foreignKeys().isEmpty() && draw.chance(0.4)) {
            drop(table, draw.of(table.foreignKeys()));
        } else if (!table.shape().isPartitioned()) {
            add(table);
        }
    }

    private void drop(SourceTable table, ForeignKey key) throws SQLException {
        var isOfTarget = !table.shape().cascades();
        var column = key.columns().get(0).replace("'", "''");
        if (recorder.alter(
                table,
                "alter table %s drop foreign key %s".formatted(table.quotedName(), quoted(key.name())),
                isOfTarget
                        ? DROP_CONSTRAINT.formatted(target(table), "k.contype = 'f' and a.attname = '" + column + "'")
                        : null)) {
            coverage.count(Rule.DROP_FOREIGN_KEY);
        }
    }

    /** A column that refers to the key of another table; its values go first. */
    private void add(SourceTable table) throws SQLException {
        var columns = table.writable().stream()
                .filter(column -> column.isNumber()
                        && column.isNullable()
                        && !RandomValues.isGeneratedFrom(table, column)
                        && !table.isPartOfForeignKey(column.name()))
                .toList();
        if (columns.isEmpty()) {
            return;
        }
        var column = draw.of(columns);
        var parents = recorder.tables(table.shape()).stream()
                .filter(parent -> !parent.equals(table)
                        && parent.key().size() == 1
                        && parent.column(parent.key().get(0)).fullType().equals(column.fullType())
                        && !recorder.behind(table).contains(parent.name()))
                .toList();
        if (parents.isEmpty()) {
            return;
        }
        recorder.run(
                table, "update %s set %s = null order by rid".formatted(table.quotedName(), quoted(column.name())));
        recorder.commit();
        add(table, column.name(), draw.of(parents));
    }

    private void add(SourceTable table, String column, SourceTable parent) throws SQLException {
        var actions = table.shape().cascades() ? actions() : "";
        var name = "fk_%s_%d".formatted(table.shape().name(), names++);
        var parentKey = parent.key().get(0);
        if (recorder.alter(
                table,
                "alter table %s add constraint %s foreign key (%s) references %s (%s)%s"
                        .formatted(
                                table.quotedName(),
                                name,
                                quoted(column),
                                parent.quotedName(),
                                quoted(parentKey),
                                actions),
                table.shape().cascades()
                        ? null
                        : "alter table %s add constraint %s foreign key (%s) references %s (%s)%s"
                                .formatted(
                                        target(table),
                                        name,
                                        TargetDatabase.quoted(column),
                                        target(parent),
                                        TargetDatabase.quoted(parentKey),
                                        draw.of("", " deferrable initially deferred")))) {
            coverage.count(actions.isEmpty() ? Rule.ADD_FOREIGN_KEY : Rule.ADD_ACTING_FOREIGN_KEY);
        }
    }

    private String actions() {
        return draw.of("", " on delete cascade", " on delete set null")
                + draw.of(" on update cascade", " on update set null");
    }
}
