package dev.camelion.ddl.parse;

import static java.util.Map.entry;

import dev.camelion.ddl.model.IndexModel.Kind;
import dev.camelion.ddl.statement.TableChange;
import dev.camelion.ddl.statement.TableChange.Position;
import io.debezium.ddl.parser.mysql.generated.MySqlParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The clauses of ALTER TABLE. A clause that is not listed here stops the statement. */
final class AlterReader {
    private final Names names;
    private final ColumnReader columns;
    private final KeyReader keys;
    private final TableReader tables;
    private final Map<Class<?>, Function<MySqlParser.AlterSpecificationContext, List<TableChange>>> clauses;

    AlterReader(Names names, ColumnReader columns, KeyReader keys, TableReader tables) {
        this.names = names;
        this.columns = columns;
        this.keys = keys;
        this.tables = tables;
        this.clauses = Map.ofEntries(
                on(MySqlParser.AlterByTableOptionContext.class, AlterReader::options),
                on(MySqlParser.AlterByAddColumnContext.class, this::addColumn),
                on(MySqlParser.AlterByAddColumnsContext.class, this::addColumns),
                on(MySqlParser.AlterByAddDefinitionsContext.class, this::addDefinitions),
                on(MySqlParser.AlterByAddIndexContext.class, this::addIndex),
                on(MySqlParser.AlterByAddPrimaryKeyContext.class, this::addPrimaryKey),
                on(MySqlParser.AlterByAddUniqueKeyContext.class, this::addUniqueKey),
                on(MySqlParser.AlterByAddSpecialIndexContext.class, this::addSpecialIndex),
                on(MySqlParser.AlterByAddForeignKeyContext.class, this::addForeignKey),
                on(MySqlParser.AlterByAddCheckTableConstraintContext.class, this::addCheck),
                on(MySqlParser.AlterByAlterCheckTableConstraintContext.class, AlterReader::alterCheck),
                on(MySqlParser.AlterByChangeDefaultContext.class, AlterReader::changeDefault),
                on(MySqlParser.AlterByAlterColumnDefaultContext.class, AlterReader::alterDefault),
                on(MySqlParser.AlterByChangeColumnContext.class, this::changeColumn),
                on(MySqlParser.AlterByModifyColumnContext.class, this::modifyColumn),
                on(
                        MySqlParser.AlterByRenameColumnContext.class,
                        c -> one(new TableChange.RenameColumn(Names.of(c.oldColumn), Names.of(c.newColumn)))),
                on(MySqlParser.AlterByDropColumnContext.class, c -> one(new TableChange.DropColumn(Names.of(c.uid())))),
                on(
                        MySqlParser.AlterByDropConstraintCheckContext.class,
                        c -> one(
                                c.CHECK() != null
                                        ? new TableChange.DropCheck(Names.of(c.uid()))
                                        : new TableChange.DropConstraint(Names.of(c.uid())))),
                on(MySqlParser.AlterByDropPrimaryKeyContext.class, c -> one(new TableChange.DropIndex("PRIMARY"))),
                on(MySqlParser.AlterByDropIndexContext.class, c -> one(new TableChange.DropIndex(Names.of(c.uid())))),
                on(
                        MySqlParser.AlterByRenameIndexContext.class,
                        c -> one(new TableChange.RenameIndex(Names.of(c.uid(0)), Names.of(c.uid(1))))),
                on(
                        MySqlParser.AlterByDropForeignKeyContext.class,
                        c -> one(new TableChange.DropForeignKey(Names.of(c.uid())))),
                on(MySqlParser.AlterByRenameContext.class, this::rename),
                on(MySqlParser.AlterByConvertCharsetContext.class, AlterReader::convert),
                on(MySqlParser.AlterByDefaultCharsetContext.class, AlterReader::defaultCharset),
                on(MySqlParser.AlterByImportTablespaceContext.class, c -> rows("IMPORT TABLESPACE brings rows")),
                on(MySqlParser.AlterByDiscardTablespaceContext.class, c -> rows("DISCARD TABLESPACE removes rows")),
                on(
                        MySqlParser.AlterPartitionContext.class,
                        c -> PartitionReader.changes(c.alterPartitionSpecification(), names)),
                none(MySqlParser.AlterBySetAlgorithmContext.class),
                none(MySqlParser.AlterByLockContext.class),
                none(MySqlParser.AlterByAlterIndexVisibilityContext.class),
                none(MySqlParser.AlterByDisableKeysContext.class),
                none(MySqlParser.AlterByEnableKeysContext.class),
                none(MySqlParser.AlterByOrderContext.class),
                none(MySqlParser.AlterByForceContext.class),
                none(MySqlParser.AlterByValidateContext.class));
    }

    List<TableChange> changes(MySqlParser.AlterSpecificationContext clause) {
        var reader = clauses.get(clause.getClass());
        if (reader == null) {
            throw new DdlSyntaxException("the clause %s is not supported".formatted(Names.text(clause)));
        }
        return reader.apply(clause);
    }

    private static <T extends MySqlParser.AlterSpecificationContext>
            Map.Entry<Class<?>, Function<MySqlParser.AlterSpecificationContext, List<TableChange>>> on(
                    Class<T> clause, Function<T, List<TableChange>> reader) {
        return entry(clause, context -> reader.apply(clause.cast(context)));
    }

    private static <T extends MySqlParser.AlterSpecificationContext>
            Map.Entry<Class<?>, Function<MySqlParser.AlterSpecificationContext, List<TableChange>>> none(
                    Class<T> clause) {
        return entry(clause, context -> one(new TableChange.NoEffect()));
    }

    private static List<TableChange> one(TableChange change) {
        return List.of(change);
    }

    private static List<TableChange> rows(String why) {
        return one(new TableChange.ChangeRows(why));
    }

    private static List<TableChange> options(MySqlParser.AlterByTableOptionContext clause) {
        return clause.tableOption().stream().map(OptionReader::option).toList();
    }

    private List<TableChange> addColumn(MySqlParser.AlterByAddColumnContext clause) {
        var after = clause.uid().size() > 1 ? clause.uid(1) : null;
        return tables.column(
                Names.of(clause.uid(0)), clause.columnDefinition(), position(clause.FIRST() != null, after));
    }

    private List<TableChange> addColumns(MySqlParser.AlterByAddColumnsContext clause) {
        var changes = new ArrayList<TableChange>();
        for (int i = 0; i < clause.uid().size(); i++) {
            changes.addAll(tables.column(Names.of(clause.uid(i)), clause.columnDefinition(i), Position.UNCHANGED));
        }
        return changes;
    }

    private List<TableChange> addDefinitions(MySqlParser.AlterByAddDefinitionsContext clause) {
        return clause.createDefinition().stream()
                .flatMap(d -> tables.definition(d).stream())
                .toList();
    }

    private List<TableChange> addIndex(MySqlParser.AlterByAddIndexContext clause) {
        return one(keys.index(Names.ofNullable(clause.uid()), Kind.PLAIN, clause.indexColumnNames()));
    }

    private List<TableChange> addPrimaryKey(MySqlParser.AlterByAddPrimaryKeyContext clause) {
        return one(keys.index("PRIMARY", Kind.PRIMARY, clause.indexColumnNames()));
    }

    private List<TableChange> addUniqueKey(MySqlParser.AlterByAddUniqueKeyContext clause) {
        var name = clause.indexName != null ? clause.indexName : clause.name;
        return one(keys.index(Names.ofNullable(name), Kind.UNIQUE, clause.indexColumnNames()));
    }

    private List<TableChange> addSpecialIndex(MySqlParser.AlterByAddSpecialIndexContext clause) {
        return one(keys.index(
                Names.ofNullable(clause.uid()), MySqlDdlReader.kind(clause.keyType), clause.indexColumnNames()));
    }

    private List<TableChange> addForeignKey(MySqlParser.AlterByAddForeignKeyContext clause) {
        return one(keys.foreignKey(
                clause.name,
                clause.indexName,
                KeyReader.columnNames(clause.indexColumnNames()),
                clause.referenceDefinition()));
    }

    private List<TableChange> addCheck(MySqlParser.AlterByAddCheckTableConstraintContext clause) {
        if (clause.expression() == null) {
            throw new DdlSyntaxException("CHECK has no expression");
        }
        return one(keys.check(Names.ofNullable(clause.name), clause.expression(), clause.NOT() == null));
    }

    private static List<TableChange> alterCheck(MySqlParser.AlterByAlterCheckTableConstraintContext clause) {
        var name =
                clause.uid().isEmpty() ? "" : Names.of(clause.uid(clause.uid().size() - 1));
        return one(new TableChange.EnforceCheck(name, clause.NOT() == null));
    }

    private static List<TableChange> changeDefault(MySqlParser.AlterByChangeDefaultContext clause) {
        var value = clause.defaultValue();
        return one(new TableChange.SetDefault(
                Names.of(clause.uid()), value == null ? null : ColumnReader.defaultText(value)));
    }

    private static List<TableChange> alterDefault(MySqlParser.AlterByAlterColumnDefaultContext clause) {
        var column = Names.of(clause.uid());
        if (clause.VISIBLE() != null || clause.INVISIBLE() != null) {
            return one(new TableChange.SetInvisible(column, clause.INVISIBLE() != null));
        }
        @Nullable String value = null;
        if (clause.expression() != null) {
            value = "(" + Names.text(clause.expression()) + ")";
        } else if (clause.stringLiteral() != null) {
            value = Names.text(clause.stringLiteral());
        }
        return one(new TableChange.SetDefault(column, value));
    }

    private List<TableChange> changeColumn(MySqlParser.AlterByChangeColumnContext clause) {
        var position = position(clause.FIRST() != null, clause.afterColumn);
        return change(Names.of(clause.oldColumn), Names.of(clause.newColumn), clause.columnDefinition(), position);
    }

    private List<TableChange> modifyColumn(MySqlParser.AlterByModifyColumnContext clause) {
        var name = Names.of(clause.uid(0));
        var after = clause.uid().size() > 1 ? clause.uid(1) : null;
        return change(name, name, clause.columnDefinition(), position(clause.FIRST() != null, after));
    }

    private List<TableChange> change(
            String from, String to, MySqlParser.ColumnDefinitionContext definition, Position position) {
        var changes = new ArrayList<TableChange>();
        changes.add(new TableChange.ChangeColumn(from, columns.read(to, definition), position));
        changes.addAll(keys.ofColumn(to, definition));
        return changes;
    }

    private static Position position(boolean first, MySqlParser.@Nullable UidContext after) {
        if (first) {
            return Position.FIRST;
        }
        return after == null ? Position.UNCHANGED : Position.after(Names.of(after));
    }

    private List<TableChange> rename(MySqlParser.AlterByRenameContext clause) {
        var table = clause.fullId() != null ? names.table(clause.fullId()) : names.table(Names.of(clause.uid()));
        return one(new TableChange.RenameTo(table));
    }

    private static List<TableChange> convert(MySqlParser.AlterByConvertCharsetContext clause) {
        var collation = clause.collationName() == null
                ? null
                : OptionReader.lower(clause.collationName().getText());
        return one(new TableChange.ConvertCharset(
                OptionReader.lower(clause.charsetName().getText()), collation));
    }

    private static List<TableChange> defaultCharset(MySqlParser.AlterByDefaultCharsetContext clause) {
        var collation = clause.collationName() == null
                ? null
                : OptionReader.lower(clause.collationName().getText());
        return one(new TableChange.SetCharset(
                OptionReader.lower(clause.charsetName().getText()), collation));
    }
}
