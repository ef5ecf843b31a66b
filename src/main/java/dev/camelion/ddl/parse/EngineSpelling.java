package dev.camelion.ddl.parse;

import dev.camelion.ddl.parse.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Names, labels and types as the engine's reader resolves them. It takes off the quotes and little else: a doubled
 * backquote stays double in most places, a backslash in a label is taken as it stands; and text without a character set
 * stays text to it.
 */
final class EngineSpelling {
    private static final Map<String, String> BINARY_TYPES = Map.of(
            "CHAR", "BINARY",
            "CHARACTER", "BINARY",
            "VARCHAR", "VARBINARY",
            "TINYTEXT", "TINYBLOB",
            "TEXT", "BLOB",
            "MEDIUMTEXT", "MEDIUMBLOB",
            "LONGTEXT", "LONGBLOB");

    private final List<Token> in;
    private final List<Token> out = new ArrayList<>();

    private EngineSpelling(List<Token> tokens) {
        this.in = tokens;
    }

    static List<Token> of(List<Token> tokens) {
        return new EngineSpelling(tokens).spelled();
    }

    private List<Token> spelled() {
        var inLabels = false;
        for (int at = 0; at < in.size(); at++) {
            var token = in.get(at);
            inLabels = token.isSymbol("(") ? opensLabels(at) : inLabels && !token.isSymbol(")");
            var length = binaryLength(at);
            if (length > 0) {
                var type = BINARY_TYPES.getOrDefault(token.text().toUpperCase(Locale.ROOT), token.text());
                out.add(new Token(Kind.WORD, type, type, token.spaced()));
                out.addAll(in.subList(at + 1, at + length));
                at += length + charsetLength(at + length) - 1;
            } else {
                out.add(inLabels && token.kind() == Kind.STRING ? label(token) : name(token));
            }
        }
        return out;
    }

    private boolean opensLabels(int at) {
        return at > 0 && (in.get(at - 1).is("ENUM") || in.get(at - 1).is("SET"));
    }

    /** How many tokens CHAR or CHAR(8) has where CHARACTER SET binary follows; else 0. */
    private int binaryLength(int at) {
        var token = in.get(at);
        if (at == 0
                || token.kind() != Kind.WORD
                || !BINARY_TYPES.containsKey(token.text().toUpperCase(Locale.ROOT))) {
            return 0;
        }
        var length = peek(at + 1).isSymbol("(") && peek(at + 3).isSymbol(")") ? 4 : 1;
        return charsetLength(at + length) > 0 ? length : 0;
    }

    private int charsetLength(int at) {
        var words = peek(at).is("CHARSET")
                ? 1
                : peek(at).is("CHARACTER") && peek(at + 1).is("SET") ? 2 : 0;
        return words > 0 && peek(at + words).value().equalsIgnoreCase("binary") ? words + 1 : 0;
    }

    private Token peek(int at) {
        return at < in.size() ? in.get(at) : Token.word("");
    }

    /** A name with a backquote in it goes as a string, which the grammar takes for a name too. */
    private static Token name(Token token) {
        var name = token.value();
        if (token.kind() != Kind.QUOTED || !name.contains("`")) {
            return token;
        }
        var quote = name.contains("'") ? "\"" : "'";
        return name.contains(quote) || name.contains("\\")
                ? token
                : new Token(token.kind(), quote + name + quote, name, token.spaced());
    }

    /** A backslash goes as it is, unless the grammar would take the quote behind it for a part of the label. */
    private static Token label(Token token) {
        var label = token.value();
        return label.endsWith("\\") || label.contains("\\'")
                ? token
                : new Token(token.kind(), "'" + label.replace("'", "''") + "'", label, token.spaced());
    }
}
