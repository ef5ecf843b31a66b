package dev.camelion.ddl.diff;

import dev.camelion.ddl.model.ColumnModel;
import dev.camelion.ddl.model.TableModel;
import dev.camelion.ddl.name.Identifiers;
import dev.camelion.ddl.render.Columns;
import dev.camelion.ddl.render.Literals;
import dev.camelion.ddl.render.TableRenderer;
import dev.camelion.ddl.type.TypeMap;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * One table in two states, compared by the identities of its columns and indexes. The order of the statements is fixed:
 * indexes go, columns go, names change, columns come, columns change, indexes come, the table itself is renamed. Until
 * then it has its old name.
 */
public final class TableDiff {
    private final TypeMap types;
    private final TableModel before;
    private final TableModel after;
    private final String schema;
    private final String name;
    private final Script script;

    private TableDiff(TypeMap types, TableModel before, TableModel after, String schema, Script script) {
        this.types = types;
        this.before = before;
        this.after = after;
        this.schema = schema;
        this.name = Identifiers.qualified(schema, before.targetName());
        this.script = script;
    }

    /**
     * Adds to {@code script} what leads from one state to the other.
     *
     * @param schema the table's schema before
     * @param newSchema and after
     * @param time of the statement at the source
     */
    public static void append(
            TypeMap types,
            TableModel before,
            TableModel after,
            String schema,
            String newSchema,
            Instant time,
            Script script) {
        var diff = new TableDiff(types, before, after, schema, script);
        var indexes = new IndexDiff(types, before, after, schema, script);
        indexes.drop();
        diff.dropColumns();
        diff.renameColumns();
        diff.addColumns(time);
        diff.changeColumns();
        indexes.rename();
        indexes.create();
        diff.tableAttributes();
        diff.renameTable(newSchema);
    }

    private void dropColumns() {
        for (var column : before.columns()) {
            if (after.column(column.id()).isEmpty()) {
                script.add("ALTER TABLE %s DROP COLUMN IF EXISTS %s", name, Columns.name(column));
                if (types.isEnum(before, column)) {
                    script.add(
                            "DROP TYPE IF EXISTS %s", Identifiers.qualified(schema, TypeMap.enumName(before, column)));
                }
            }
        }
    }

    /** Names that cross are first given away. */
    private void renameColumns() {
        var renamed = after.columns().stream()
                .filter(column -> before.column(column.id())
                        .filter(old -> !Columns.name(old).equals(Columns.name(column)))
                        .isPresent())
                .toList();
        var taken = renamed.stream()
                .map(column -> Columns.name(before.column(column.id()).orElseThrow()))
                .collect(Collectors.toCollection(HashSet::new));
        var crossing = renamed.stream()
                .filter(column -> taken.contains(Columns.name(column)))
                .toList();
        crossing.forEach(column -> rename(oldName(column), temporary(column)));
        renamed.stream()
                .filter(column -> !crossing.contains(column))
                .forEach(column -> rename(oldName(column), Columns.name(column)));
        crossing.forEach(column -> rename(temporary(column), Columns.name(column)));
    }

    private String oldName(ColumnModel column) {
        return Columns.name(before.column(column.id()).orElseThrow());
    }

    private static String temporary(ColumnModel column) {
        return Identifiers.quote("camelion_renamed_" + column.id());
    }

    private void rename(String from, String to) {
        script.add("ALTER TABLE %s RENAME COLUMN %s TO %s", name, from, to);
    }

    private void addColumns(Instant time) {
        var addition = new ColumnAddition(types, after, schema, name, time, script);
        for (var column : after.columns()) {
            if (before.column(column.id()).isEmpty()) {
                addition.add(column, before);
            }
        }
    }

    private void changeColumns() {
        for (var column : after.columns()) {
            before.column(column.id())
                    .ifPresent(old -> new ColumnDiff(types, before, old, after, column, schema, name, script).append());
        }
    }

    private void tableAttributes() {
        if (!before.comment().equals(after.comment())) {
            var comment = after.comment().isEmpty() ? "NULL" : Literals.string(after.comment());
            script.add("COMMENT ON TABLE %s IS %s", name, comment);
        }
        var next = after.autoIncrement();
        if (next != null && !Objects.equals(before.autoIncrement(), next)) {
            new TableRenderer(types, renamedBack(), schema).restart(next).ifPresent(script::add);
        }
        if (after.partitioning() != null && !after.partitioning().isSpreadAs(before.partitioning())) {
            script.warn("partitions-not-carried", after.id(), "the target has one plain table");
        }
        after.checks().stream()
                .filter(check -> !before.checks().contains(check) && before.id().equals(after.id()))
                .forEach(check -> script.warn(
                        "check-not-carried",
                        after.id(),
                        "the check %s guards the source only".formatted(check.name())));
    }

    /** The new table under the name it still has at this point. */
    private TableModel renamedBack() {
        return new TableModel(
                after.identity(),
                before.id(),
                before.targetName(),
                after.columns(),
                List.of(),
                List.of(),
                List.of(),
                after.nextColumnId(),
                null,
                null,
                null,
                null,
                "",
                null,
                null);
    }

    private void renameTable(String newSchema) {
        if (!schema.equals(newSchema)) {
            moveTable(newSchema);
        } else if (!before.targetName().equals(after.targetName())) {
            script.add("ALTER TABLE %s RENAME TO %s", name, Identifiers.quote(after.targetName()));
        }
    }

    /** By a temporary name, as the old one may be taken there and the new one here. */
    private void moveTable(String newSchema) {
        var isRenamed = !before.targetName().equals(after.targetName());
        var temporary = "camelion_moved_" + after.identity();
        if (isRenamed) {
            script.add("ALTER TABLE %s RENAME TO %s", name, Identifiers.quote(temporary));
        }
        var moving = isRenamed ? temporary : before.targetName();
        script.add("ALTER TABLE %s SET SCHEMA %s", Identifiers.qualified(schema, moving), Identifiers.quote(newSchema));
        if (isRenamed) {
            script.add(
                    "ALTER TABLE %s RENAME TO %s",
                    Identifiers.qualified(newSchema, temporary), Identifiers.quote(after.targetName()));
        }
        for (var column : after.columns()) {
            if (types.isEnum(after, column)) {
                var type = TypeMap.enumName(after, column);
                script.add(
                        "ALTER TYPE %s SET SCHEMA %s",
                        Identifiers.qualified(schema, type), Identifiers.quote(newSchema));
            }
        }
    }
}
