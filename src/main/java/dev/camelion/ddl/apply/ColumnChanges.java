package dev.camelion.ddl.apply;

import dev.camelion.ddl.model.ColumnModel;
import dev.camelion.ddl.model.IndexModel;
import dev.camelion.ddl.statement.ColumnDefinition;
import dev.camelion.ddl.statement.TableChange;
import dev.camelion.ddl.statement.TableChange.Position;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Columns of one ALTER TABLE. As in MySQL, columns that are dropped, changed or renamed are looked up in the table as it
 * was, positions in the table as it becomes.
 */
final class ColumnChanges {
    private final TableDraft draft;

    ColumnChanges(TableDraft draft) {
        this.draft = draft;
    }

    void apply(List<TableChange> changes) {
        changes.forEach(this::drop);
        changes.forEach(this::define);
        changes.forEach(this::place);
        requireUniqueNames();
    }

    private void requireUniqueNames() {
        var names = new HashSet<String>();
        for (var column : draft.columns) {
            if (!names.add(column.name().toLowerCase(Locale.ROOT))) {
                throw new UnknownObjectException(
                        "%s has the column %s twice as far as the replica knows".formatted(draft.id(), column.name()));
            }
        }
        if (draft.columns.isEmpty()) {
            throw new UnknownObjectException(
                    "%s has no columns left as far as the replica knows".formatted(draft.id()));
        }
    }

    private void drop(TableChange change) {
        if (change instanceof TableChange.DropColumn drop) {
            var column = draft.columnBefore(drop.name());
            draft.columns.removeIf(c -> c.id() == column.id());
            draft.indexes.replaceAll(index -> without(index, column.id()));
            draft.indexes.removeIf(index -> index.parts().isEmpty());
        }
    }

    /** MySQL takes a dropped column out of its indexes and keeps the rest. */
    private static IndexModel without(IndexModel index, long columnId) {
        return new IndexModel(
                index.id(),
                index.name(),
                index.kind(),
                index.parts().stream()
                        .filter(part -> part.columnId() == null || part.columnId() != columnId)
                        .toList(),
                index.targetName(),
                index.generated());
    }

    private void define(TableChange change) {
        if (change instanceof TableChange.ChangeColumn c) {
            var old = draft.columnBefore(c.name());
            draft.replace(column(old.id(), c.column(), old.enumName()));
        } else if (change instanceof TableChange.RenameColumn rename) {
            var old = draft.columnBefore(rename.from());
            draft.replace(new Column(draft.columnById(old.id())).named(rename.to()));
        } else if (change instanceof TableChange.SetDefault set) {
            var old = draft.columnBefore(set.column());
            draft.replace(new Column(draft.columnById(old.id())).withDefault(set.expression()));
        } else if (change instanceof TableChange.SetInvisible set) {
            var old = draft.columnBefore(set.column());
            draft.replace(new Column(draft.columnById(old.id())).withInvisible(set.invisible()));
        }
    }

    private void place(TableChange change) {
        if (change instanceof TableChange.AddColumn add) {
            var column = column(draft.takeId(), add.column(), null);
            draft.columns.add(column);
            move(column, add.position());
        } else if (change instanceof TableChange.ChangeColumn c) {
            move(draft.columnById(draft.columnBefore(c.name()).id()), c.position());
        }
    }

    private void move(ColumnModel column, Position position) {
        if (!position.isGiven()) {
            return;
        }
        draft.columns.remove(column);
        var at = position.after() == null ? 0 : draft.columns.indexOf(draft.columnAfter(position.after())) + 1;
        draft.columns.add(at, column);
    }

    private ColumnModel column(long id, ColumnDefinition definition, @Nullable String enumName) {
        var type = definition.type();
        var isDefaultCharset = type.hasCharset() && type.charset() == null;
        return new ColumnModel(
                id,
                definition.name(),
                isDefaultCharset ? type.in(draft.charset, draft.collation) : type,
                definition.nullable() && !definition.autoIncrement(),
                definition.defaultExpression(),
                definition.autoIncrement(),
                definition.generation(),
                definition.storedGeneration(),
                definition.invisible(),
                definition.onUpdate(),
                definition.comment(),
                enumName);
    }
}
