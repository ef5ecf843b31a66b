package dev.camelion.ddl.parse;

import dev.camelion.model.TableId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A statement's text before it is parsed: what kind it is, judged by its first words alone.
 *
 * @param kind what to do with it
 * @param what the statement is, in two or three words, for messages
 * @param tables the tables it names as far as its first words tell
 */
public record DdlText(Kind kind, String what, List<Token> tokens, List<TableId> tables) {
    public enum Kind {
        /** Can have no effect on a replica; on the white list. */
        IRRELEVANT,
        /** Changes tables or databases: to be parsed. */
        DDL,
        /** Changes rows by text, which only statement-based logging writes. */
        DML,
        /** On no list. */
        UNKNOWN
    }

    public DdlText {
        tokens = List.copyOf(tokens);
        tables = List.copyOf(tables);
    }

    public static DdlText of(String sql, @Nullable String defaultDatabase, String serverVersion, Set<String> sqlMode) {
        var tokens = new ArrayList<>(SqlTokens.of(sql, serverVersion, sqlMode));
        while (!tokens.isEmpty() && tokens.get(tokens.size() - 1).isSymbol(";")) {
            tokens.remove(tokens.size() - 1);
        }
        return new KeywordGate(tokens, defaultDatabase).classify();
    }

    /** Every table that may be meant: those, and any two names with a dot between them. */
    public List<TableId> namedTables() {
        var named = new ArrayList<>(tables);
        for (int i = 2; i < tokens.size(); i++) {
            var isPair = tokens.get(i - 1).isSymbol(".")
                    && tokens.get(i).isName()
                    && tokens.get(i - 2).isName();
            if (isPair) {
                named.add(new TableId(tokens.get(i - 2).value(), tokens.get(i).value()));
            }
        }
        return named.stream().distinct().toList();
    }

    /** The canonical text: one spelling of quotes, no comments. */
    public static String textOf(List<Token> tokens) {
        var text = new StringBuilder();
        tokens.forEach(token ->
                text.append(token.spaced() && !text.isEmpty() ? " " : "").append(token.text()));
        return text.toString();
    }
}
