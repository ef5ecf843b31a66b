package dev.camelion.ddl.parse;

import dev.camelion.ddl.model.IndexModel;
import dev.camelion.ddl.statement.DdlStatement;
import dev.camelion.ddl.statement.TableChange;
import dev.camelion.ddl.statement.TableChange.Position;
import io.debezium.ddl.parser.mysql.generated.MySqlParser;
import java.util.ArrayList;
import java.util.List;

/** CREATE TABLE, ALTER TABLE, CREATE INDEX. */
final class TableReader {
    private final Names names;
    private final ColumnReader columns;
    private final KeyReader keys;

    TableReader(Names names, ColumnReader columns, int version) {
        this.names = names;
        this.columns = columns;
        this.keys = new KeyReader(names, version);
    }

    DdlStatement createTable(MySqlParser.CreateTableContext create) {
        if (create instanceof MySqlParser.CopyCreateTableContext like) {
            return new DdlStatement.CreateTableLike(
                    names.table(like.tableName(0)), like.ifNotExists() != null, names.table(like.tableName(1)));
        }
        if (!(create instanceof MySqlParser.ColumnCreateTableContext table)) {
            throw new DdlSyntaxException("CREATE TABLE .. SELECT has no rows in its text");
        }
        var changes = new ArrayList<TableChange>();
        table.createDefinitions().createDefinition().forEach(d -> changes.addAll(definition(d)));
        table.tableOption().forEach(option -> changes.add(OptionReader.option(option)));
        if (table.partitionDefinitions() != null) {
            changes.add(PartitionReader.partitioning(table.partitionDefinitions()));
        }
        return new DdlStatement.CreateTable(names.table(table.tableName()), table.ifNotExists() != null, changes);
    }

    DdlStatement alterTable(MySqlParser.AlterTableContext alter) {
        var reader = new AlterReader(names, columns, keys, this);
        var changes = new ArrayList<TableChange>();
        alter.alterSpecification().forEach(specification -> changes.addAll(reader.changes(specification)));
        if (alter.partitionDefinitions() != null) {
            changes.add(PartitionReader.partitioning(alter.partitionDefinitions()));
        }
        if (alter.IGNORE() != null) {
            changes.add(new TableChange.ChangeRows("ALTER IGNORE removes rows unseen"));
        }
        return new DdlStatement.AlterTable(names.table(alter.tableName()), changes);
    }

    DdlStatement createIndex(MySqlParser.CreateIndexContext create) {
        var kind = MySqlDdlReader.kind(create.indexCategory);
        var index = keys.index(Names.of(create.uid()), kind, create.indexColumnNames());
        return new DdlStatement.AlterTable(names.table(create.tableName()), List.of(index));
    }

    /** A column with its keys, a key, or a constraint between the parentheses of CREATE TABLE. */
    List<TableChange> definition(MySqlParser.CreateDefinitionContext definition) {
        if (definition instanceof MySqlParser.ColumnDeclarationContext column) {
            return column(Names.of(column.fullColumnName()), column.columnDefinition(), Position.UNCHANGED);
        }
        if (definition instanceof MySqlParser.ConstraintDeclarationContext constraint) {
            return List.of(keys.constraint(constraint.tableConstraint(), isEnforced(constraint)));
        }
        var index = ((MySqlParser.IndexDeclarationContext) definition).indexColumnDefinition();
        if (index instanceof MySqlParser.SimpleIndexDeclarationContext simple) {
            return List.of(
                    keys.index(Names.ofNullable(simple.uid()), IndexModel.Kind.PLAIN, simple.indexColumnNames()));
        }
        var special = (MySqlParser.SpecialIndexDeclarationContext) index;
        return List.of(keys.index(
                Names.ofNullable(special.uid()), MySqlDdlReader.kind(special.getStart()), special.indexColumnNames()));
    }

    private static boolean isEnforced(MySqlParser.ConstraintDeclarationContext constraint) {
        return constraint.NOT() == null;
    }

    /** A new column and the keys that its definition asks for. */
    List<TableChange> column(String name, MySqlParser.ColumnDefinitionContext definition, Position position) {
        var changes = new ArrayList<TableChange>();
        changes.add(new TableChange.AddColumn(columns.read(name, definition), position));
        changes.addAll(keys.ofColumn(name, definition));
        return changes;
    }
}
