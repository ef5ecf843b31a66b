package dev.camelion.ddl.parse;

import dev.camelion.ddl.parse.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Leaves out the defaults of columns. The engine does not need them, since rows carry their values, and stops at one that
 * it cannot convert, such as {@code TIME DEFAULT 0}.
 */
final class EngineDefaults {
    private static final Set<String> WORDS = Set.of(
            "NULL",
            "TRUE",
            "FALSE",
            "CURRENT_TIMESTAMP",
            "LOCALTIME",
            "LOCALTIMESTAMP",
            "CURRENT_DATE",
            "CURRENT_TIME",
            "CURRENT_USER");
    private static final Set<String> PREFIXES = Set.of("N", "DATE", "TIME", "TIMESTAMP");

    private EngineDefaults() {}

    static List<Token> without(List<Token> tokens) {
        var out = new ArrayList<Token>();
        for (int at = 0; at < tokens.size(); at++) {
            var isSet = at > 0 && tokens.get(at - 1).is("SET");
            var length = tokens.get(at).is("DEFAULT") && !isSet ? length(tokens, at + 1) : 0;
            if (length == 0) {
                out.add(tokens.get(at));
            } else {
                at += length;
            }
        }
        return out;
    }

    /** How many tokens the value has that begins there; 0 where it is none: DEFAULT has other meanings in options. */
    private static int length(List<Token> tokens, int from) {
        var first = peek(tokens, from);
        if (first.isSymbol("(")) {
            return parentheses(tokens, from);
        }
        if (first.isSymbol("-") || first.isSymbol("+")) {
            return peek(tokens, from + 1).kind() == Kind.NUMBER ? 2 : 0;
        }
        return switch (first.kind()) {
            case STRING -> strings(tokens, from);
            case NUMBER, BITS -> 1;
            case WORD -> word(tokens, from);
            default -> 0;
        };
    }

    private static int word(List<Token> tokens, int from) {
        var word = peek(tokens, from).text().toUpperCase(Locale.ROOT);
        var next = peek(tokens, from + 1);
        if (next.isSymbol("(")) {
            return 1 + parentheses(tokens, from + 1);
        }
        if (word.startsWith("_") || PREFIXES.contains(word)) {
            return next.kind() == Kind.STRING ? 1 + strings(tokens, from + 1) : next.kind() == Kind.BITS ? 2 : 0;
        }
        return WORDS.contains(word) ? 1 : 0;
    }

    /** Strings that stand side by side are one. */
    private static int strings(List<Token> tokens, int from) {
        var length = 0;
        while (peek(tokens, from + length).kind() == Kind.STRING) {
            length++;
        }
        return length;
    }

    private static int parentheses(List<Token> tokens, int from) {
        var depth = 0;
        for (int at = from; at < tokens.size(); at++) {
            depth += tokens.get(at).isSymbol("(") ? 1 : tokens.get(at).isSymbol(")") ? -1 : 0;
            if (depth == 0) {
                return at - from + 1;
            }
        }
        return 0;
    }

    private static Token peek(List<Token> tokens, int at) {
        return at < tokens.size() ? tokens.get(at) : Token.word("");
    }
}
