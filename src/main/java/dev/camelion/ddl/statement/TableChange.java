package dev.camelion.ddl.statement;

import dev.camelion.ddl.model.IndexModel;
import dev.camelion.ddl.model.PartitionModel;
import dev.camelion.ddl.model.Partitioning;
import dev.camelion.model.TableId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One clause of CREATE or ALTER TABLE. Names are MySQL's, as written. */
public sealed interface TableChange {
    record AddColumn(ColumnDefinition column, Position position) implements TableChange {}

    /** CHANGE, and MODIFY, where {@code name} and the definition's name are the same. */
    record ChangeColumn(String name, ColumnDefinition column, Position position) implements TableChange {}

    record RenameColumn(String from, String to) implements TableChange {}

    record DropColumn(String name) implements TableChange {}

    /** @param expression as in the model; null where the default is dropped */
    record SetDefault(String column, @Nullable String expression) implements TableChange {}

    record SetInvisible(String column, boolean invisible) implements TableChange {}

    record AddIndex(IndexDefinition index) implements TableChange {}

    record DropIndex(String name) implements TableChange {}

    record RenameIndex(String from, String to) implements TableChange {}

    record AddForeignKey(
            @Nullable String constraint,
            @Nullable String index,
            List<String> columns,
            TableId referenced,
            List<String> referencedColumns,
            String onDelete,
            String onUpdate)
            implements TableChange {
        public AddForeignKey {
            columns = List.copyOf(columns);
            referencedColumns = List.copyOf(referencedColumns);
        }
    }

    record DropForeignKey(String name) implements TableChange {}

    record AddCheck(@Nullable String name, String expression, boolean enforced) implements TableChange {}

    record DropCheck(String name) implements TableChange {}

    record EnforceCheck(String name, boolean enforced) implements TableChange {}

    /** DROP CONSTRAINT: a check, a foreign key or an index, whatever has the name. */
    record DropConstraint(String name) implements TableChange {}

    record RenameTo(TableId table) implements TableChange {}

    record SetComment(String comment) implements TableChange {}

    record SetAutoIncrement(long next) implements TableChange {}

    record SetEngine(String engine) implements TableChange {}

    record SetCharset(@Nullable String charset, @Nullable String collation) implements TableChange {}

    /** CONVERT TO CHARACTER SET: the default and every character column. */
    record ConvertCharset(
            @Nullable String charset, @Nullable String collation) implements TableChange {}

    /** @param partitioning null for REMOVE PARTITIONING */
    record SetPartitioning(@Nullable Partitioning partitioning) implements TableChange {}

    record AddPartitions(List<PartitionModel> partitions) implements TableChange {
        public AddPartitions {
            partitions = List.copyOf(partitions);
        }
    }

    /** No row comes or goes: the new partitions take what the old ones had. */
    record ReorganizePartitions(List<String> names, List<PartitionModel> partitions) implements TableChange {
        public ReorganizePartitions {
            names = List.copyOf(names);
            partitions = List.copyOf(partitions);
        }
    }

    /** The partitions' rows go; where {@code dropped}, so do they: DROP and TRUNCATE PARTITION. */
    record EmptyPartitions(List<String> names, boolean dropped) implements TableChange {
        public EmptyPartitions {
            names = List.copyOf(names);
        }
    }

    /** All rows go: TRUNCATE PARTITION ALL. */
    record RemoveRows() implements TableChange {}

    /** Rows come or go in a way the binlog does not show; only a new copy of the table can follow. */
    record ChangeRows(String why) implements TableChange {}

    /** EXCHANGE PARTITION: rows of both tables change unseen. */
    record ExchangeRows(TableId other) implements TableChange {}

    /** Nothing a replica could see: storage, statistics, locks. */
    record NoEffect() implements TableChange {}

    /** Where a column goes: {@code after} a column, {@code first}, or where it is (a new one: last). */
    record Position(boolean first, @Nullable String after) {
        public static final Position UNCHANGED = new Position(false, null);
        public static final Position FIRST = new Position(true, null);

        public static Position after(String column) {
            return new Position(false, column);
        }

        public boolean isGiven() {
            return first || after != null;
        }
    }

    /** @param name null where MySQL generates it */
    record IndexDefinition(@Nullable String name, IndexModel.Kind kind, List<PartDefinition> parts) {
        public IndexDefinition {
            parts = List.copyOf(parts);
        }
    }

    /** @param column null where the part is an expression */
    record PartDefinition(
            @Nullable String column,
            @Nullable Integer prefix,
            @Nullable String expression,
            boolean descending) {}
}
