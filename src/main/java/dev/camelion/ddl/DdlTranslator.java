package dev.camelion.ddl;

import dev.camelion.ddl.Translation.Ignored;
import dev.camelion.ddl.Translation.Unsupported;
import dev.camelion.ddl.model.SourceModel;
import dev.camelion.ddl.parse.DdlText;
import dev.camelion.ddl.parse.Reading;
import dev.camelion.ddl.policy.TranslationPolicy;
import dev.camelion.ddl.statement.DdlStatement;

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
        var reading = Reading.of(event.sql(), event.defaultDatabase(), policy.serverVersion(), policy.sqlMode());
        var text = reading.text();
        return switch (text.kind()) {
            case IRRELEVANT -> new Ignored(text.what() + " has no counterpart in the replica");
            case DDL -> translate(before, event, reading);
            case DML -> rowStatement(before, event, text);
            case UNKNOWN -> unsupported(before, event, text, text.what() + " is on no list of statements");
        };
    }

    private Translation translate(SourceModel before, DdlEvent event, Reading reading) {
        var statement = reading.statement();
        var text = reading.text();
        return statement == null
                ? unsupported(before, event, text, text.what() + ": " + reading.why())
                : attempt(before, event, text, statement);
    }

    /** Row changes logged as text. One without a condition that empties a table is as good as TRUNCATE. */
    private Translation rowStatement(SourceModel before, DdlEvent event, DdlText text) {
        if (isDeletionOfAll(text)) {
            return attempt(
                    before,
                    event,
                    text,
                    new DdlStatement.TruncateTable(text.tables().get(0)));
        }
        return unsupported(before, event, text, text.what() + " was logged as text, its rows are not in the binlog");
    }

    /** DELETE FROM a: the server logs it when a MEMORY table comes back empty after a restart. */
    private static boolean isDeletionOfAll(DdlText text) {
        var tokens = text.tokens();
        var nameLength = tokens.size() == 3 ? 1 : 3;
        return (tokens.size() == 3 || tokens.size() == 5 && tokens.get(3).isSymbol("."))
                && tokens.get(0).is("DELETE")
                && tokens.get(1).is("FROM")
                && tokens.get(1 + nameLength).isName()
                && text.tables().size() == 1;
    }

    private Translation attempt(SourceModel before, DdlEvent event, DdlText text, DdlStatement statement) {
        try {
            return new StatementTranslation(policy, before, event).translate(statement);
        } catch (RuntimeException | StackOverflowError failure) {
            return unsupported(before, event, text, text.what() + ": " + failure.getMessage());
        }
    }

    private Translation unsupported(SourceModel before, DdlEvent event, DdlText text, String why) {
        var tables = new ConcernedTables(policy, before, event).of(text);
        if (tables.isEmpty()) {
            return new Ignored("%s of a database that is not replicated".formatted(text.what()));
        }
        return Outcomes.unsupported(policy, before, tables, why);
    }
}
