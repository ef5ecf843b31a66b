package dev.camelion.ddl;

import dev.camelion.ddl.Translation.Ignored;
import dev.camelion.ddl.Translation.Unsupported;
import dev.camelion.ddl.model.SourceModel;
import dev.camelion.ddl.parse.DdlText;
import dev.camelion.ddl.parse.MySqlDdlReader;
import dev.camelion.ddl.statement.DdlStatement;
import dev.camelion.model.TableId;
import java.util.ArrayList;
import java.util.List;

/**
 * Translates MySQL schema changes. Pure: the outcome depends on the arguments alone. Whatever the text is, there is an
 * outcome: what is not understood is {@link Unsupported}, never guessed and never left out.
 */
public final class DdlTranslator {
    private final TranslationPolicy policy;

    public DdlTranslator(TranslationPolicy policy) {
        this.policy = policy;
    }

    public Translation translate(SourceModel before, DdlEvent event) {
        var text = DdlText.of(event.sql(), event.defaultDatabase(), policy.serverVersion(), policy.sqlMode());
        return switch (text.kind()) {
            case IRRELEVANT -> new Ignored(text.what() + " has no counterpart in the replica");
            case DDL -> translate(before, event, text);
            case DML -> rowStatement(before, event, text);
            case UNKNOWN -> unsupported(before, event, text, text.what() + " is on no list of statements");
        };
    }

    private Translation translate(SourceModel before, DdlEvent event, DdlText text) {
        try {
            var statement = new MySqlDdlReader(event.defaultDatabase(), policy.sqlMode()).read(text);
            return new StatementTranslation(policy, before, event).translate(statement);
        } catch (RuntimeException failure) {
            return unsupported(before, event, text, text.what() + ": " + failure.getMessage());
        }
    }

    /** Row changes logged as text. One without a condition that empties a table is as good as TRUNCATE. */
    private Translation rowStatement(SourceModel before, DdlEvent event, DdlText text) {
        var tokens = text.tokens();
        var isBare = tokens.size() <= 5
                && tokens.get(0).is("DELETE")
                && tokens.size() > 2
                && tokens.get(1).is("FROM");
        if (isBare && text.tables().size() == 1) {
            return new StatementTranslation(policy, before, event)
                    .translate(new DdlStatement.TruncateTable(text.tables().get(0)));
        }
        return unsupported(before, event, text, text.what() + " was logged as text, its rows are not in the binlog");
    }

    private Translation unsupported(SourceModel before, DdlEvent event, DdlText text, String why) {
        var tables = concerned(before, event, text);
        if (tables.isEmpty()) {
            return new Ignored("%s of a database that is not replicated".formatted(text.what()));
        }
        return Outcomes.unsupported(policy, before, tables, why);
    }

    /** The tables of replicated databases that a statement which is not understood may mean. */
    private List<TableId> concerned(SourceModel before, DdlEvent event, DdlText text) {
        var concerned = new ArrayList<TableId>();
        for (var table : text.tables()) {
            if (policy.schemas().containsKey(table.database())) {
                concerned.add(table);
            }
        }
        var isElsewhere = !text.tables().isEmpty() && !namesReplicatedDatabase(text);
        if (concerned.isEmpty() && !isElsewhere) {
            before.tables().keySet().stream()
                    .filter(table ->
                            namesReplicatedDatabase(text) || table.database().equals(event.defaultDatabase()))
                    .forEach(concerned::add);
        }
        return concerned;
    }

    private boolean namesReplicatedDatabase(DdlText text) {
        return text.tokens().stream()
                .anyMatch(token -> token.isName() && policy.schemas().containsKey(token.value()));
    }
}
