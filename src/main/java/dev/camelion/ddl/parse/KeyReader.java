package dev.camelion.ddl.parse;

import dev.camelion.ddl.model.IndexModel.Kind;
import dev.camelion.ddl.statement.TableChange;
import dev.camelion.ddl.statement.TableChange.IndexDefinition;
import dev.camelion.ddl.statement.TableChange.PartDefinition;
import io.debezium.ddl.parser.mysql.generated.MySqlParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.ParserRuleContext;
import org.jspecify.annotations.Nullable;

/** Keys, indexes, foreign keys and checks. */
final class KeyReader {
    /** Before it, REFERENCES in a column's definition was read and forgotten. */
    private static final int INLINE_REFERENCES = 90000;

    private final Names names;
    private final int version;

    KeyReader(Names names, int version) {
        this.names = names;
        this.version = version;
    }

    TableChange constraint(MySqlParser.TableConstraintContext constraint, boolean enforced) {
        if (constraint instanceof MySqlParser.PrimaryKeyTableConstraintContext primary) {
            return index("PRIMARY", Kind.PRIMARY, primary.indexColumnNames());
        }
        if (constraint instanceof MySqlParser.UniqueKeyTableConstraintContext unique) {
            var name = unique.index != null ? unique.index : unique.name;
            return index(Names.ofNullable(name), Kind.UNIQUE, unique.indexColumnNames());
        }
        if (constraint instanceof MySqlParser.ForeignKeyTableConstraintContext foreign) {
            return foreignKey(
                    foreign.name,
                    foreign.index,
                    columnNames(foreign.indexColumnNames()),
                    foreign.referenceDefinition());
        }
        if (constraint instanceof MySqlParser.CheckTableConstraintContext check) {
            return check(Names.ofNullable(check.name), check.expression(), enforced);
        }
        throw new DdlSyntaxException("CLUSTERING KEY is not MySQL's");
    }

    TableChange.AddIndex index(@Nullable String name, Kind kind, MySqlParser.IndexColumnNamesContext parts) {
        return new TableChange.AddIndex(new IndexDefinition(
                name,
                kind,
                parts.indexColumnName().stream().map(KeyReader::part).toList()));
    }

    private static PartDefinition part(MySqlParser.IndexColumnNameContext part) {
        var descending = part.DESC() != null;
        if (part.expression() != null) {
            return expressionPart(part.expression(), descending);
        }
        var name = part.uid() != null
                ? Names.of(part.uid())
                : MySqlText.unquote(part.STRING_LITERAL().getText());
        var prefix = part.decimalLiteral() == null
                ? null
                : Integer.valueOf(part.decimalLiteral().getText());
        return new PartDefinition(name, prefix, null, descending);
    }

    /** The grammar also takes a column with a length for a function call: {@code text(20)}. */
    private static PartDefinition expressionPart(ParserRuleContext expression, boolean descending) {
        var text = Names.text(expression);
        var call = java.util.regex.Pattern.compile("(\\w+) ?\\( ?(\\d+) ?\\)").matcher(text);
        if (call.matches()) {
            return new PartDefinition(call.group(1), Integer.valueOf(call.group(2)), null, descending);
        }
        return text.startsWith("(")
                ? new PartDefinition(null, null, text, descending)
                : new PartDefinition(MySqlText.unquote(text), null, null, descending);
    }

    TableChange foreignKey(
            MySqlParser.@Nullable UidContext constraint,
            MySqlParser.@Nullable UidContext index,
            List<String> columns,
            MySqlParser.ReferenceDefinitionContext reference) {
        var action = reference.referenceAction();
        return new TableChange.AddForeignKey(
                Names.ofNullable(constraint),
                Names.ofNullable(index),
                columns,
                names.table(reference.tableName()),
                reference.indexColumnNames() == null ? List.of() : columnNames(reference.indexColumnNames()),
                action == null ? "NO ACTION" : action(action.onDelete),
                action == null ? "NO ACTION" : action(action.onUpdate));
    }

    static List<String> columnNames(MySqlParser.IndexColumnNamesContext columns) {
        return columns.indexColumnName().stream()
                .map(KeyReader::part)
                .map(part -> part.column() == null ? String.valueOf(part.expression()) : part.column())
                .toList();
    }

    private static String action(MySqlParser.@Nullable ReferenceControlTypeContext action) {
        return action == null
                ? "NO ACTION"
                : Names.text(action).toUpperCase(Locale.ROOT).replaceAll("\\s+", " ");
    }

    TableChange check(@Nullable String name, ParserRuleContext expression, boolean enforced) {
        return new TableChange.AddCheck(name, Names.text(expression), enforced);
    }

    /** The keys and constraints in a column's definition. */
    List<TableChange> ofColumn(String column, MySqlParser.ColumnDefinitionContext definition) {
        var changes = new ArrayList<TableChange>();
        var part = List.of(new PartDefinition(column, null, null, false));
        for (var constraint : definition.columnConstraint()) {
            if (constraint instanceof MySqlParser.PrimaryKeyColumnConstraintContext) {
                changes.add(new TableChange.AddIndex(new IndexDefinition("PRIMARY", Kind.PRIMARY, part)));
            } else if (constraint instanceof MySqlParser.UniqueKeyColumnConstraintContext
                    || constraint instanceof MySqlParser.SerialDefaultColumnConstraintContext) {
                changes.add(new TableChange.AddIndex(new IndexDefinition(null, Kind.UNIQUE, part)));
            } else if (constraint instanceof MySqlParser.ReferenceColumnConstraintContext reference
                    && version >= INLINE_REFERENCES) {
                changes.add(foreignKey(null, null, List.of(column), reference.referenceDefinition()));
            } else if (constraint instanceof MySqlParser.CheckColumnConstraintContext check) {
                changes.add(check(Names.ofNullable(check.name), check.expression(), definition.NOT() == null));
            }
        }
        if (definition.dataType().getText().equalsIgnoreCase("serial")) {
            changes.add(new TableChange.AddIndex(new IndexDefinition(null, Kind.UNIQUE, part)));
        }
        return changes;
    }
}
