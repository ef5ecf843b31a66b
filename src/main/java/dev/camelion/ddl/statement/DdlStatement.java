package dev.camelion.ddl.statement;

import dev.camelion.model.TableId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One MySQL schema change as it was written; nothing is resolved against the model yet. */
public sealed interface DdlStatement {
    /** The tables the statement names, those it only reads included. */
    List<TableId> tables();

    record CreateTable(TableId table, boolean ifNotExists, List<TableChange> changes) implements DdlStatement {
        public CreateTable {
            changes = List.copyOf(changes);
        }

        @Override
        public List<TableId> tables() {
            return List.of(table);
        }
    }

    record CreateTableLike(TableId table, boolean ifNotExists, TableId like) implements DdlStatement {
        @Override
        public List<TableId> tables() {
            return List.of(table, like);
        }
    }

    /** ALTER TABLE, and CREATE and DROP INDEX, which are the same with one change. */
    record AlterTable(TableId table, List<TableChange> changes) implements DdlStatement {
        public AlterTable {
            changes = List.copyOf(changes);
        }

        @Override
        public List<TableId> tables() {
            return List.of(table);
        }
    }

    record DropTables(List<TableId> tables) implements DdlStatement {
        public DropTables {
            tables = List.copyOf(tables);
        }
    }

    record RenameTables(List<Rename> renames) implements DdlStatement {
        public RenameTables {
            renames = List.copyOf(renames);
        }

        @Override
        public List<TableId> tables() {
            return renames.stream()
                    .flatMap(r -> List.of(r.from(), r.to()).stream())
                    .toList();
        }
    }

    record Rename(TableId from, TableId to) {}

    /** TRUNCATE, and DELETE without a condition: all rows go. */
    record TruncateTable(TableId table) implements DdlStatement {
        @Override
        public List<TableId> tables() {
            return List.of(table);
        }
    }

    /** CREATE and ALTER DATABASE. */
    record PutDatabase(
            String database,
            boolean create,
            @Nullable String charset,
            @Nullable String collation) implements DdlStatement {
        @Override
        public List<TableId> tables() {
            return List.of();
        }
    }

    record DropDatabase(String database) implements DdlStatement {
        @Override
        public List<TableId> tables() {
            return List.of();
        }
    }
}
