package dev.camelion.ddl.parse;

/**
 * A piece of MySQL text.
 *
 * @param text in the one spelling the grammar is given: names in backquotes, strings in single quotes
 * @param value of a name or string, quotes and escapes resolved
 * @param spaced true where white space or a comment stood before it
 */
public record Token(Kind kind, String text, String value, boolean spaced) {
    public enum Kind {
        WORD,
        QUOTED,
        STRING,
        NUMBER,
        /** Hexadecimal or bit string: {@code x'41'}, {@code b'101'}. */
        BITS,
        SYMBOL
    }

    public static Token word(String text) {
        return new Token(Kind.WORD, text, text, true);
    }

    public static Token quoted(String name, boolean spaced) {
        return new Token(Kind.QUOTED, MySqlText.quoteName(name), name, spaced);
    }

    public static Token string(String value, boolean spaced) {
        return new Token(Kind.STRING, MySqlText.quote(value), value, spaced);
    }

    /** True for the bare word, in any case; a quoted name is never a keyword. */
    public boolean is(String keyword) {
        return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
    }

    public boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    public boolean isName() {
        return kind == Kind.WORD || kind == Kind.QUOTED;
    }
}
