package dev.camelion.ddl.apply;

import dev.camelion.ddl.model.CheckModel;
import dev.camelion.ddl.model.ForeignKeyModel;
import dev.camelion.ddl.model.SourceModel;
import dev.camelion.ddl.model.TableModel;
import dev.camelion.ddl.name.Identifiers;
import dev.camelion.ddl.statement.DdlStatement;
import dev.camelion.ddl.statement.TableChange;
import dev.camelion.model.TableId;
import java.util.List;
import java.util.function.UnaryOperator;

/** A statement applied to the model. Pure: the same arguments give the same model. */
public final class ModelChange {
    private ModelChange() {}

    public static SourceModel create(SourceModel model, DdlStatement.CreateTable create) {
        var id = create.table();
        var empty = new TableModel(
                model.nextIdentity(),
                id,
                Identifiers.targetName(id.table()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                1,
                model.charsets().get(id.database()),
                null,
                null,
                null,
                "",
                null,
                null);
        return model.without(id).with(null, TableEdit.apply(empty, create.changes()));
    }

    /** CREATE TABLE LIKE: columns, indexes and checks are copied; foreign keys, rows and the counter are not. */
    public static SourceModel like(SourceModel model, DdlStatement.CreateTableLike create) {
        var like = existing(model, create.like());
        var id = create.table();
        var columns = like.columns().stream()
                .map(c -> new Column(c).withEnumName(null))
                .toList();
        var copy = new TableModel(
                model.nextIdentity(),
                id,
                Identifiers.targetName(id.table()),
                columns,
                like.indexes().stream().map(TargetNames::unnamed).toList(),
                List.of(),
                renamedChecks(like, id),
                like.nextColumnId(),
                like.charset(),
                like.collation(),
                like.engine(),
                null,
                like.comment(),
                like.partitioning(),
                null);
        return model.without(id).with(null, copy);
    }

    public static SourceModel alter(SourceModel model, DdlStatement.AlterTable alter) {
        var before = existing(model, alter.table());
        var after = TableEdit.apply(before, alter.changes());
        var next = renameReferencedColumns(model.with(before.id(), after), before, after);
        for (var change : alter.changes()) {
            if (change instanceof TableChange.RenameTo rename) {
                next = rename(next, alter.table(), rename.table());
            }
        }
        return next;
    }

    public static SourceModel rename(SourceModel model, TableId from, TableId to) {
        var table = existing(model, from);
        var renamed = new TableModel(
                table.identity(),
                to,
                Identifiers.targetName(to.table()),
                table.columns(),
                table.indexes(),
                renamedForeignKeys(table, to),
                renamedChecks(table, to),
                table.nextColumnId(),
                table.charset(),
                table.collation(),
                table.engine(),
                table.autoIncrement(),
                table.comment(),
                table.partitioning(),
                table.unsupported());
        var next = model.with(from, renamed);
        return withForeignKeys(next, key -> key.referenced().equals(from) ? referring(key, to) : key);
    }

    public static SourceModel drop(SourceModel model, List<TableId> tables) {
        var next = model;
        for (var table : tables) {
            next = next.without(table);
        }
        return next;
    }

    private static TableModel existing(SourceModel model, TableId id) {
        return model.table(id).orElseThrow(() -> new UnknownObjectException("the table %s is not known".formatted(id)));
    }

    /** MySQL renames the constraints that it named itself. */
    private static List<CheckModel> renamedChecks(TableModel table, TableId to) {
        return table.checks().stream()
                .map(check ->
                        new CheckModel(renamed(check.name(), table, to, "_chk_"), check.expression(), check.enforced()))
                .toList();
    }

    private static List<ForeignKeyModel> renamedForeignKeys(TableModel table, TableId to) {
        return table.foreignKeys().stream()
                .map(key -> new ForeignKeyModel(
                        renamed(key.name(), table, to, "_ibfk_"),
                        key.columnIds(),
                        key.referenced(),
                        key.referencedColumns(),
                        key.onDelete(),
                        key.onUpdate()))
                .toList();
    }

    private static String renamed(String name, TableModel table, TableId to, String infix) {
        var prefix = table.id().table() + infix;
        return name.startsWith(prefix) ? to.table() + infix + name.substring(prefix.length()) : name;
    }

    private static ForeignKeyModel referring(ForeignKeyModel key, TableId to) {
        return new ForeignKeyModel(
                key.name(), key.columnIds(), to, key.referencedColumns(), key.onDelete(), key.onUpdate());
    }

    private static SourceModel renameReferencedColumns(SourceModel model, TableModel before, TableModel after) {
        return withForeignKeys(
                model,
                key -> key.referenced().equals(before.id())
                        ? new ForeignKeyModel(
                                key.name(),
                                key.columnIds(),
                                key.referenced(),
                                key.referencedColumns().stream()
                                        .map(name -> renamedColumn(name, before, after))
                                        .toList(),
                                key.onDelete(),
                                key.onUpdate())
                        : key);
    }

    private static String renamedColumn(String name, TableModel before, TableModel after) {
        return before.column(name)
                .flatMap(column -> after.column(column.id()))
                .map(column -> column.name())
                .orElse(name);
    }

    private static SourceModel withForeignKeys(SourceModel model, UnaryOperator<ForeignKeyModel> change) {
        var next = model;
        for (var table : model.tables().values()) {
            var keys = table.foreignKeys().stream().map(change).toList();
            if (!keys.equals(table.foreignKeys())) {
                var draft = new TableDraft(table);
                draft.foreignKeys.clear();
                draft.foreignKeys.addAll(keys);
                next = next.with(table.id(), draft.toModel());
            }
        }
        return next;
    }
}
