package dev.camelion.ddl.apply;

import dev.camelion.ddl.model.Partitioning;
import dev.camelion.ddl.model.TableModel;
import dev.camelion.ddl.statement.TableChange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The clauses of CREATE or ALTER TABLE, applied to one table. Pure; a rename is not its business. */
final class TableEdit {
    private TableEdit() {}

    static TableModel apply(TableModel before, List<TableChange> changes) {
        var draft = new TableDraft(before);
        changes.forEach(change -> option(draft, change));
        changes.forEach(change -> draft.partitioning = partitioning(draft.partitioning, change));
        var keys = new KeyChanges(draft);
        keys.drop(changes);
        new ColumnChanges(draft).apply(changes);
        keys.add(changes);
        changes.forEach(change -> convert(draft, change));
        return draft.toModel();
    }

    private static void option(TableDraft draft, TableChange change) {
        if (change instanceof TableChange.SetComment set) {
            draft.comment = set.comment();
        } else if (change instanceof TableChange.SetAutoIncrement set) {
            draft.autoIncrement = set.next();
        } else if (change instanceof TableChange.SetEngine set) {
            draft.engine = set.engine();
        } else if (change instanceof TableChange.SetCharset set) {
            charset(draft, set.charset(), set.collation());
        } else if (change instanceof TableChange.ConvertCharset set) {
            charset(draft, set.charset(), set.collation());
        }
    }

    private static @Nullable Partitioning partitioning(@Nullable Partitioning before, TableChange change) {
        if (change instanceof TableChange.SetPartitioning set) {
            return set.partitioning();
        }
        if (before == null) {
            return null;
        }
        if (change instanceof TableChange.AddPartitions add) {
            return before.plus(add.partitions());
        }
        if (change instanceof TableChange.ReorganizePartitions reorganize) {
            return before.replaced(reorganize.names(), reorganize.partitions());
        }
        return change instanceof TableChange.EmptyPartitions empty && empty.dropped()
                ? before.without(empty.names())
                : before;
    }

    private static void charset(TableDraft draft, @Nullable String charset, @Nullable String collation) {
        if (charset != null) {
            draft.charset = charset;
            draft.collation = collation;
        } else if (collation != null) {
            draft.charset = collation.contains("_") ? collation.substring(0, collation.indexOf('_')) : collation;
            draft.collation = collation;
        }
    }

    private static void convert(TableDraft draft, TableChange change) {
        if (change instanceof TableChange.ConvertCharset) {
            draft.columns.replaceAll(
                    column -> new Column(column).withType(column.type().in(draft.charset, draft.collation)));
        }
    }
}
