package dev.camelion.ddl.diff;

import dev.camelion.ddl.cascade.Cascades;
import dev.camelion.ddl.model.ColumnModel;
import dev.camelion.ddl.model.SourceModel;
import dev.camelion.ddl.model.TableModel;
import dev.camelion.ddl.name.Identifiers;
import dev.camelion.ddl.outcome.DdlWarning;
import dev.camelion.ddl.outcome.TableEffect;
import dev.camelion.ddl.policy.TranslationPolicy;
import dev.camelion.ddl.render.Columns;
import dev.camelion.ddl.render.PartitionRows;
import dev.camelion.ddl.render.ReaderGrants;
import dev.camelion.ddl.render.TableRenderer;
import dev.camelion.ddl.type.TargetKind;
import dev.camelion.ddl.type.TypeMap;
import dev.camelion.model.TableId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Two models of the source compared by the identities of their tables. Lives within one translation. */
public final class ModelDiff {
    private final TypeMap types;
    private final TranslationPolicy policy;
    private final Instant time;
    private final Script script = new Script();
    private final List<TableEffect> effects = new ArrayList<>();
    private final List<TableEffect> withoutStatement = new ArrayList<>();

    public ModelDiff(TypeMap types, TranslationPolicy policy, Instant time) {
        this.types = types;
        this.policy = policy;
        this.time = time;
    }

    public Script script() {
        return script;
    }

    public List<TableEffect> effects() {
        return effects;
    }

    /** Adds what leads from one model to the other: tables go, change, change their names, come. */
    public void append(SourceModel before, SourceModel after) {
        var cascades = new Cascades(after, policy);
        var old = visible(before);
        var current = visible(after);
        old.values().stream().filter(t -> !current.containsKey(t.identity())).forEach(this::drop);
        current.values().stream()
                .filter(t -> old.containsKey(t.identity()))
                .filter(t -> !t.equals(old.get(t.identity())))
                // an index that gives way to a table's name does so before the table takes it
                .sorted(java.util.Comparator.comparing(t -> isRenamed(old, t)))
                .forEach(t -> alter(java.util.Objects.requireNonNull(old.get(t.identity())), t, cascades));
        for (var table : current.values()) {
            if (!old.containsKey(table.identity())) {
                create(table, cascades);
                before.tables().values().stream()
                        .filter(t -> t.identity() == table.identity())
                        .forEach(t -> needsCopy(table, "its rows were not replicated under its old name " + t.id()));
            }
        }
        // first what the statement names, then what refers to it
        effects.addAll(withoutStatement);
        withoutStatement.clear();
        foreignKeys(old, new Cascades(before, policy), current.values(), cascades);
    }

    /** Foreign keys that refer to something else though their table is as it was, and those that will not be seen. */
    private void foreignKeys(
            Map<Long, TableModel> old, Cascades cascadesBefore, Collection<TableModel> current, Cascades cascades) {
        for (var table : current) {
            var before = old.get(table.identity());
            List<DdlWarning> known = before == null ? List.of() : cascadesBefore.warnings(before);
            script.warn(cascades.warnings(table).stream()
                    .filter(warning -> !known.contains(warning))
                    .toList());
            if (before != null && table.equals(before) && !cascades.of(table).equals(cascadesBefore.of(before))) {
                effects.add(put(table, cascades));
            }
        }
    }

    private static boolean isRenamed(Map<Long, TableModel> old, TableModel table) {
        var before = old.get(table.identity());
        return before != null && !before.id().equals(table.id());
    }

    private Map<Long, TableModel> visible(SourceModel model) {
        return model.tables().values().stream()
                .filter(table -> policy.replicates(table.id()))
                .collect(Collectors.toMap(
                        TableModel::identity, Function.identity(), (a, b) -> a, java.util.TreeMap::new));
    }

    private void drop(TableModel table) {
        script.add("DROP TABLE IF EXISTS %s", name(table));
        for (var column : table.columns()) {
            if (types.isEnum(table, column)) {
                script.add(
                        "DROP TYPE IF EXISTS %s",
                        Identifiers.qualified(schema(table), TypeMap.enumName(table, column)));
            }
        }
        effects.add(new TableEffect.Dropped(schema(table), table.targetName()));
    }

    private void create(TableModel table, Cascades cascades) {
        var renderer = new TableRenderer(types, table, schema(table));
        freeSequenceName(table);
        script.addAll(renderer.all());
        script.warn(renderer.warnings());
        effects.add(put(table, cascades));
    }

    /** A sequence that PostgreSQL made for an identity column may have the name. */
    private void freeSequenceName(TableModel table) {
        if (table.targetName().endsWith("_seq")) {
            script.add(
                    "ALTER SEQUENCE IF EXISTS %s RENAME TO %s",
                    name(table), Identifiers.quote(Identifiers.fitted(table.targetName() + "uence")));
        }
    }

    private void alter(TableModel before, TableModel after, Cascades cascades) {
        if (!before.targetName().equals(after.targetName()) || !schema(before).equals(schema(after))) {
            freeSequenceName(after);
            effects.add(
                    new TableEffect.Renamed(schema(before), before.targetName(), schema(after), after.targetName()));
        }
        var copies = script.copyReasons().size();
        var statements = script.statements().size();
        TableDiff.append(types, before, after, schema(before), schema(after), time, script);
        var isSilent = script.statements().size() == statements;
        (isSilent ? withoutStatement : effects).add(put(after, cascades));
        script.copyReasons().stream().skip(copies).forEach(why -> needsCopy(after, why));
        after.columns().stream()
                .filter(column -> isNumberedAnew(before, after, column))
                .forEach(column -> effects.add(numberedZeros(after, column)));
        after.columns().stream()
                .filter(column -> before.column(column.id())
                        .filter(old -> Charsets.loses(old.type(), column.type()))
                        .isPresent())
                .forEach(column -> effects.add(lostCharacters(after, column)));
    }

    /** MySQL gives a number to a row with 0 when its column becomes AUTO_INCREMENT, unless the mode says otherwise. */
    private boolean isNumberedAnew(TableModel before, TableModel after, ColumnModel column) {
        return column.autoIncrement()
                && !policy.sqlMode().contains("NO_AUTO_VALUE_ON_ZERO")
                && TargetKind.of(types.targetType(after, column)).isNumber()
                && before.column(column.id())
                        .filter(old -> !old.autoIncrement())
                        .isPresent();
    }

    /** Which number it was depends on rows and counters of MySQL's; rarely is there such a row at all. */
    private TableEffect numberedZeros(TableModel table, ColumnModel column) {
        return new TableEffect.NeedsCopyIf(
                schema(table),
                table.targetName(),
                "MySQL gave numbers to the rows with 0 in %s, which became AUTO_INCREMENT".formatted(column.name()),
                Columns.name(column) + " = 0");
    }

    /** Where the session is not strict MySQL makes ? of them; where it is, it refuses, and there is no such row. */
    private TableEffect lostCharacters(TableModel table, ColumnModel column) {
        return new TableEffect.NeedsCopyIf(
                schema(table),
                table.targetName(),
                "MySQL replaced characters of %s that %s lacks"
                        .formatted(column.name(), column.type().charset()),
                "%s::text ~ '%s'".formatted(Columns.name(column), Charsets.doubtful(column.type())));
    }

    public void truncate(TableModel table) {
        script.add("TRUNCATE TABLE %s RESTART IDENTITY", name(table));
    }

    /** DROP and TRUNCATE PARTITION: the rows within the bounds go, or, where those cannot be told, only a copy helps. */
    public void emptyPartitions(TableModel table, List<String> names) {
        var rows = new PartitionRows(types, table).condition(names);
        if (rows.isEmpty()) {
            needsCopy(
                    table,
                    "the rows of partition %s are gone, and which ones they were is not known"
                            .formatted(String.join(", ", names)));
            return;
        }
        script.add("DELETE FROM %s WHERE %s", name(table), rows.get());
        script.warn(
                "partition-emptied",
                table.id(),
                "the rows of partition %s were deleted by its bounds".formatted(String.join(", ", names)));
        effects.add(new TableEffect.RowsRemoved(schema(table), table.targetName()));
    }

    public void needsCopy(TableModel table, String why) {
        effects.add(new TableEffect.NeedsCopy(schema(table), table.targetName(), why));
        script.warn("needs-copy", table.id(), why);
    }

    public void warn(String code, TableId table, String text) {
        script.warn(code, table, text);
    }

    public void createSchema(String database) {
        script.add("CREATE SCHEMA IF NOT EXISTS %s", Identifiers.quote(policy.schema(database)));
        script.addAll(new ReaderGrants(policy.options().readers()).onSchema(policy.schema(database)));
    }

    public void dropSchema(String database) {
        script.add("DROP SCHEMA IF EXISTS %s", Identifiers.quote(policy.schema(database)));
    }

    private TableEffect put(TableModel table, Cascades cascades) {
        return new TableEffect.Put(
                schema(table),
                table.targetName(),
                names(table.keyColumns()),
                names(table.columns()),
                cascades.of(table));
    }

    private static List<String> names(List<ColumnModel> columns) {
        return columns.stream().map(c -> Identifiers.targetName(c.name())).toList();
    }

    private String name(TableModel table) {
        return Identifiers.qualified(schema(table), table.targetName());
    }

    private String schema(TableModel table) {
        return policy.schema(table.id().database());
    }
}
