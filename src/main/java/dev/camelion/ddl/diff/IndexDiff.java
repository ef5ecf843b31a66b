package dev.camelion.ddl.diff;

import dev.camelion.ddl.model.IndexModel;
import dev.camelion.ddl.model.IndexModel.Kind;
import dev.camelion.ddl.model.TableModel;
import dev.camelion.ddl.name.Identifiers;
import dev.camelion.ddl.render.Indexes;
import dev.camelion.ddl.render.TableWarnings;
import dev.camelion.ddl.type.TypeMap;
import java.util.List;
import java.util.Optional;

/** The indexes of a table in two states: kept where they mean the same, otherwise dropped and made again. */
final class IndexDiff {
    private final TypeMap types;
    private final Indexes indexes;
    private final TableModel before;
    private final TableModel after;
    private final String schema;
    private final Script script;

    IndexDiff(TypeMap types, TableModel before, TableModel after, String schema, Script script) {
        this.types = types;
        this.indexes = new Indexes(types);
        this.before = before;
        this.after = after;
        this.schema = schema;
        this.script = script;
    }

    void drop() {
        for (var index : before.indexes()) {
            if (index.targetName() != null && kept(index).isEmpty()) {
                if (index.kind() == Kind.PRIMARY) {
                    script.add(
                            "ALTER TABLE %s DROP CONSTRAINT IF EXISTS %s",
                            Identifiers.qualified(schema, before.targetName()), Identifiers.quote(index.targetName()));
                } else {
                    script.add("DROP INDEX IF EXISTS %s", Identifiers.qualified(schema, index.targetName()));
                }
            }
        }
    }

    void rename() {
        for (var index : before.indexes()) {
            var name = index.targetName();
            var newName = kept(index).map(IndexModel::targetName).orElse(name);
            if (name != null && newName != null && !name.equals(newName)) {
                script.add(
                        "ALTER INDEX %s RENAME TO %s", Identifiers.qualified(schema, name), Identifiers.quote(newName));
            }
        }
    }

    void create() {
        var table = underOldName();
        for (var index : after.indexes()) {
            if (before.indexes().stream().noneMatch(old -> isSame(old, index))) {
                var sql = indexes.create(table, schema, index).sql();
                if (sql != null) {
                    script.add(sql);
                }
                script.warn(new TableWarnings(types, after).of(index));
            }
        }
    }

    private Optional<IndexModel> kept(IndexModel index) {
        return after.indexes().stream().filter(other -> isSame(index, other)).findFirst();
    }

    private boolean isSame(IndexModel old, IndexModel index) {
        return old.id() == index.id()
                && (old.targetName() == null) == (index.targetName() == null)
                && indexes.signature(before, old).equals(indexes.signature(after, index));
    }

    /** The new columns under the table's old name, which it still has when indexes are made. */
    private TableModel underOldName() {
        return new TableModel(
                after.identity(),
                before.id(),
                before.targetName(),
                after.columns(),
                after.indexes(),
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
}
