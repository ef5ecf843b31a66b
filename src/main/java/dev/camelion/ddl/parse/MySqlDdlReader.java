package dev.camelion.ddl.parse;

import dev.camelion.ddl.model.IndexModel;
import dev.camelion.ddl.statement.DdlStatement;
import dev.camelion.ddl.statement.TableChange;
import io.debezium.antlr.CaseChangingCharStream;
import io.debezium.ddl.parser.mysql.generated.MySqlLexer;
import io.debezium.ddl.parser.mysql.generated.MySqlParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.jspecify.annotations.Nullable;

/** Reads one schema change with Debezium's grammar. Pure; safe for use by several threads. */
public final class MySqlDdlReader {
    private static final int MOST_QUOTED_WORDS = 200;
    private static final Pattern END = Pattern.compile("(?i)( START TRANSACTION|;)$");

    private final @Nullable String defaultDatabase;
    private final Set<String> sqlMode;
    private final int version;

    public MySqlDdlReader(@Nullable String defaultDatabase, Set<String> sqlMode, String serverVersion) {
        this.defaultDatabase = defaultDatabase;
        this.sqlMode = sqlMode;
        this.version = ServerVersion.number(serverVersion);
    }

    /** @throws DdlSyntaxException where the text is not exactly one statement that the grammar knows */
    public DdlStatement read(DdlText text) {
        return accept(text).statement();
    }

    /** @throws DdlSyntaxException as {@link #read} does */
    Reading.Accepted accept(DdlText text) {
        var tokens = new ArrayList<>(GrammarGaps.bridge(text.tokens()));
        for (int i = 0; ; i++) {
            try {
                return new Reading.Accepted(List.copyOf(tokens), read(DdlText.textOf(tokens)));
            } catch (UnexpectedWordException unexpected) {
                if (i == MOST_QUOTED_WORDS || !quoteWord(tokens, unexpected)) {
                    throw new DdlSyntaxException(String.valueOf(unexpected.getMessage()));
                }
            }
        }
    }

    /**
     * MySQL allows more words as bare names than the grammar does. A word the grammar stumbles over is taken for a
     * name, which is right whenever the statement then parses: no keyword can be left out of its grammar rules.
     */
    private static boolean quoteWord(List<dev.camelion.ddl.parse.Token> tokens, UnexpectedWordException unexpected) {
        var offset = 0;
        for (int i = 0; i < tokens.size(); i++) {
            var token = tokens.get(i);
            offset += token.spaced() && offset > 0 ? 1 : 0;
            if (offset == unexpected.offset()) {
                return quoteWordAt(tokens, i) || i > 0 && quoteWordAt(tokens, i - 1);
            }
            offset += token.text().codePointCount(0, token.text().length());
        }
        return false;
    }

    private static boolean quoteWordAt(List<dev.camelion.ddl.parse.Token> tokens, int at) {
        var token = tokens.get(at);
        var mayBeName = NameWords.mayBeName(tokens, at);
        if (mayBeName) {
            tokens.set(at, dev.camelion.ddl.parse.Token.quoted(token.value(), token.spaced()));
        }
        return mayBeName;
    }

    /**
     * Whether the engine's reader knows the text as it stands, what is logged of CREATE TABLE .. SELECT included.
     *
     * @param accepted the text's tokens, known to the grammar; it need not parse again what is cut into the same
     */
    static boolean isKnown(String sql, List<dev.camelion.ddl.parse.Token> accepted) {
        var statement = new CaseChangingCharStream(
                CharStreams.fromString(END.matcher(sql.strip()).replaceFirst("")), true);
        if (types(statement).equals(types(CharStreams.fromString(DdlText.textOf(accepted))))) {
            return true;
        }
        try {
            statement.seek(0);
            parse(statement);
            return true;
        } catch (UnexpectedWordException unexpected) {
            return false;
        }
    }

    private DdlStatement read(String text) {
        return statement(parse(CharStreams.fromString(text)));
    }

    /** What the grammar sees of a text. */
    private static List<Integer> types(CharStream text) {
        var lexer = new MySqlLexer(text);
        lexer.removeErrorListeners();
        return lexer.getAllTokens().stream()
                .filter(token -> token.getChannel() == Token.DEFAULT_CHANNEL)
                .map(Token::getType)
                .toList();
    }

    /**
     * With the short look-ahead first, which is remembered from text to text; the full one is made anew each time. Where
     * the short one understands a text, it is as the full one does.
     */
    private static MySqlParser.DdlStatementContext parse(CharStream text) {
        try {
            return parse(text, PredictionMode.SLL);
        } catch (UnexpectedWordException notShort) {
            text.seek(0);
            return parse(text, PredictionMode.LL);
        }
    }

    private static MySqlParser.DdlStatementContext parse(CharStream text, PredictionMode lookAhead) {
        var errors = new StrictErrors();
        var lexer = new MySqlLexer(text);
        lexer.removeErrorListeners();
        lexer.addErrorListener(errors);
        var parser = new MySqlParser(new CommonTokenStream(lexer));
        parser.removeErrorListeners();
        parser.addErrorListener(errors);
        parser.getInterpreter().setPredictionMode(lookAhead);
        var statement = parser.ddlStatement();
        if (parser.getCurrentToken().getType() != Token.EOF) {
            throw StrictErrors.at(parser.getCurrentToken(), "text goes on after the statement");
        }
        return statement;
    }

    private DdlStatement statement(MySqlParser.DdlStatementContext statement) {
        var tables = new TableReader(new Names(defaultDatabase), new ColumnReader(sqlMode), version);
        if (statement.createTable() != null) {
            return tables.createTable(statement.createTable());
        }
        if (statement.alterTable() != null) {
            return tables.alterTable(statement.alterTable());
        }
        if (statement.createIndex() != null) {
            return tables.createIndex(statement.createIndex());
        }
        return otherStatement(statement);
    }

    private DdlStatement otherStatement(MySqlParser.DdlStatementContext statement) {
        var names = new Names(defaultDatabase);
        if (statement.dropIndex() != null) {
            var drop = statement.dropIndex();
            return new DdlStatement.AlterTable(
                    names.table(drop.tableName()), List.of(new TableChange.DropIndex(Names.of(drop.uid()))));
        }
        if (statement.dropTable() != null) {
            return new DdlStatement.DropTables(statement.dropTable().tables().tableName().stream()
                    .map(names::table)
                    .toList());
        }
        if (statement.renameTable() != null) {
            return new DdlStatement.RenameTables(statement.renameTable().renameTableClause().stream()
                    .map(r -> new DdlStatement.Rename(names.table(r.tableName(0)), names.table(r.tableName(1))))
                    .toList());
        }
        if (statement.truncateTable() != null) {
            return new DdlStatement.TruncateTable(
                    names.table(statement.truncateTable().tableName()));
        }
        return DatabaseReader.read(statement, names);
    }

    /** The kind of index that a word such as UNIQUE asks for. */
    static IndexModel.Kind kind(@Nullable Token word) {
        if (word == null) {
            return IndexModel.Kind.PLAIN;
        }
        return IndexModel.Kind.valueOf(word.getText().toUpperCase(java.util.Locale.ROOT));
    }
}
