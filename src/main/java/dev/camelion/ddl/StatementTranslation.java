package dev.camelion.ddl;

import dev.camelion.ddl.Translation.Ignored;
import dev.camelion.ddl.Translation.Translated;
import dev.camelion.ddl.apply.ModelChange;
import dev.camelion.ddl.apply.TargetNames;
import dev.camelion.ddl.apply.UnknownObjectException;
import dev.camelion.ddl.diff.ModelDiff;
import dev.camelion.ddl.model.SourceModel;
import dev.camelion.ddl.policy.TranslationPolicy;
import dev.camelion.ddl.statement.DdlStatement;
import dev.camelion.ddl.statement.TableChange;
import dev.camelion.ddl.type.TypeMap;
import dev.camelion.model.TableId;
import java.util.List;

/** One statement on its way: applied to the model, then the models compared. Lives within one translation. */
final class StatementTranslation {
    private final TranslationPolicy policy;
    private final SourceModel before;
    private final ModelDiff diff;
    private final TargetNames names;

    StatementTranslation(TranslationPolicy policy, SourceModel before, DdlEvent event) {
        var types = new TypeMap(policy);
        this.policy = policy;
        this.before = before;
        this.diff = new ModelDiff(types, policy, event.time());
        this.names = new TargetNames(types, policy);
    }

    Translation translate(DdlStatement statement) {
        if (statement instanceof DdlStatement.CreateTable create) {
            return create(create);
        }
        if (statement instanceof DdlStatement.CreateTableLike like) {
            return like(like);
        }
        if (statement instanceof DdlStatement.AlterTable alter) {
            return alter(alter);
        }
        if (statement instanceof DdlStatement.DropTables drop) {
            return drop(drop);
        }
        if (statement instanceof DdlStatement.RenameTables rename) {
            return rename(rename);
        }
        if (statement instanceof DdlStatement.TruncateTable truncate) {
            return truncate(truncate.table());
        }
        return statement instanceof DdlStatement.PutDatabase put
                ? put(put)
                : drop((DdlStatement.DropDatabase) statement);
    }

    private Translation create(DdlStatement.CreateTable create) {
        var id = create.table();
        if (!isTracked(id)) {
            return elsewhere(id);
        }
        if (create.ifNotExists() && before.table(id).isPresent()) {
            return new Ignored("%s exists".formatted(id));
        }
        if (before.table(id).isPresent() && policy.replicates(id)) {
            diff.warn("table-replaced", id, "it was there already as far as the replica knew");
        }
        return compared(names.assign(before, ModelChange.create(before, create), id));
    }

    private Translation like(DdlStatement.CreateTableLike like) {
        var id = like.table();
        if (!isTracked(id)) {
            return elsewhere(id);
        }
        if (like.ifNotExists() && before.table(id).isPresent()) {
            return new Ignored("%s exists".formatted(id));
        }
        requireSupported(like.like());
        return compared(names.assign(before, ModelChange.like(before, like), id));
    }

    private Translation alter(DdlStatement.AlterTable alter) {
        var id = alter.table();
        var target = alter.changes().stream()
                .filter(TableChange.RenameTo.class::isInstance)
                .map(change -> ((TableChange.RenameTo) change).table())
                .reduce(id, (first, last) -> last);
        if (!isTracked(id) && !isTracked(target)) {
            return elsewhere(id);
        }
        requireSupported(id);
        var after = ModelChange.alter(before, alter);
        var translation = compared(isTracked(target) ? names.assign(before, after, target) : after.without(target));
        alter.changes().forEach(change -> rows(change, after, target));
        return translated(translation.after());
    }

    /** Clauses that change rows and not the structure. */
    private void rows(TableChange change, SourceModel after, TableId id) {
        if (!policy.replicates(id)) {
            return;
        }
        var table = after.table(id).orElseThrow();
        if (change instanceof TableChange.RemoveRows) {
            diff.truncate(table);
        } else if (change instanceof TableChange.EmptyPartitions empty) {
            diff.emptyPartitions(before.table(table.id()).orElse(table), empty.names());
        } else if (change instanceof TableChange.ChangeRows rows) {
            diff.needsCopy(table, rows.why());
        } else if (change instanceof TableChange.ExchangeRows exchange) {
            diff.needsCopy(table, "EXCHANGE PARTITION moved rows to and from " + exchange.other());
            after.table(exchange.other())
                    .filter(other -> policy.replicates(other.id()))
                    .ifPresent(other -> diff.needsCopy(other, "EXCHANGE PARTITION moved rows to and from " + id));
        }
    }

    private Translation drop(DdlStatement.DropTables drop) {
        var known = drop.tables().stream()
                .filter(id -> before.table(id).isPresent())
                .toList();
        if (known.isEmpty()) {
            return new Ignored("DROP TABLE of tables that the replica does not have");
        }
        return compared(ModelChange.drop(before, known));
    }

    private Translation rename(DdlStatement.RenameTables statement) {
        var model = before;
        for (var rename : statement.renames()) {
            model = renamed(model, rename.from(), rename.to());
        }
        if (model.equals(before)) {
            return elsewhere(statement.renames().get(0).from());
        }
        return translated(model);
    }

    private SourceModel renamed(SourceModel model, TableId from, TableId to) {
        if (model.table(from).isEmpty() && !policy.replicates(to)) {
            return model;
        }
        var after = ModelChange.rename(model, from, to);
        var next = isTracked(to) ? names.assign(model, after, to) : after.without(to);
        diff.append(model, next);
        return next;
    }

    private Translation truncate(TableId id) {
        if (!isTracked(id)) {
            return elsewhere(id);
        }
        var table = before.table(id)
                .orElseThrow(() -> new UnknownObjectException("the table %s is not known".formatted(id)));
        if (policy.replicates(id)) {
            diff.truncate(table);
        }
        return translated(before);
    }

    private Translation put(DdlStatement.PutDatabase put) {
        if (!policy.schemas().containsKey(put.database())) {
            return new Ignored("the database %s is not replicated".formatted(put.database()));
        }
        var charset = put.charset() != null || put.collation() == null ? put.charset() : charsetOf(put.collation());
        var after = charset == null ? before : before.withCharset(put.database(), charset);
        if (put.create()) {
            diff.createSchema(put.database());
        }
        return translated(after);
    }

    private static String charsetOf(String collation) {
        return collation.contains("_") ? collation.substring(0, collation.indexOf('_')) : collation;
    }

    private Translation drop(DdlStatement.DropDatabase drop) {
        var database = drop.database();
        if (!policy.schemas().containsKey(database)) {
            return new Ignored("the database %s is not replicated".formatted(database));
        }
        var tables = before.tables().keySet().stream()
                .filter(id -> id.database().equals(database))
                .toList();
        var after = ModelChange.drop(before, tables).withCharset(database, null);
        diff.append(before, after);
        diff.dropSchema(database);
        return translated(after);
    }

    /** What was not understood before makes every later change of the structure doubtful. */
    private void requireSupported(TableId id) {
        var why = before.table(id).map(table -> table.unsupported()).orElse(null);
        if (why != null) {
            throw new UnknownObjectException("the structure of %s is not known since: %s".formatted(id, why));
        }
    }

    private boolean isTracked(TableId id) {
        return policy.schemas().containsKey(id.database());
    }

    private static Translation elsewhere(TableId id) {
        return new Ignored("the database of %s is not replicated".formatted(id));
    }

    private Translated compared(SourceModel after) {
        diff.append(before, after);
        return translated(after);
    }

    private Translated translated(SourceModel after) {
        var script = diff.script();
        return new Translated(script.statements(), List.copyOf(diff.effects()), after, List.copyOf(script.warnings()));
    }
}
