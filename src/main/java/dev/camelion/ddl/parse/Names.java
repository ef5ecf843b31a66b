package dev.camelion.ddl.parse;

import dev.camelion.model.TableId;
import io.debezium.ddl.parser.mysql.generated.MySqlParser;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.misc.Interval;
import org.jspecify.annotations.Nullable;

/** Names and text of grammar nodes. */
record Names(@Nullable String defaultDatabase) {
    TableId table(MySqlParser.TableNameContext table) {
        return table(table.fullId());
    }

    TableId table(MySqlParser.FullIdContext id) {
        var first = of(id.uid(0));
        if (id.DOT_ID() != null) {
            return new TableId(first, MySqlText.unquote(id.DOT_ID().getText().substring(1)));
        }
        return id.uid().size() > 1 ? new TableId(first, of(id.uid(1))) : table(first);
    }

    TableId table(String name) {
        if (defaultDatabase == null) {
            throw new DdlSyntaxException("no database is named and the session has none");
        }
        return new TableId(defaultDatabase, name);
    }

    static String of(MySqlParser.UidContext name) {
        return MySqlText.unquote(name.getText());
    }

    static @Nullable String ofNullable(MySqlParser.@Nullable UidContext name) {
        return name == null ? null : of(name);
    }

    static List<String> of(MySqlParser.UidListContext names) {
        return names.uid().stream().map(Names::of).toList();
    }

    /** A column's name, the last one where a table or database is named before it. */
    static String of(MySqlParser.FullColumnNameContext column) {
        var dotted = column.dottedId();
        if (dotted.isEmpty()) {
            return of(column.uid());
        }
        return MySqlText.unquote(dotted.get(dotted.size() - 1).getText().substring(1));
    }

    /** The node as it was written. */
    static String text(ParserRuleContext node) {
        return node.getStart()
                .getInputStream()
                .getText(Interval.of(
                        node.getStart().getStartIndex(), node.getStop().getStopIndex()));
    }
}
