package dev.camelion.ddl.parse;

import dev.camelion.ddl.parse.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Cuts MySQL text into tokens: comments go, version comments that the server executes are unwrapped, quotes are read as
 * sql_mode says. Never fails: what is not closed ends with the text.
 */
public final class SqlTokens {
    private final String sql;
    private final int version;
    private final boolean ansiQuotes;
    private final boolean backslashes;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int depth;
    private boolean spaced;

    private SqlTokens(String sql, String serverVersion, Set<String> sqlMode) {
        this.sql = sql;
        this.version = ServerVersion.number(serverVersion);
        this.ansiQuotes = sqlMode.contains("ANSI_QUOTES") || sqlMode.contains("ANSI");
        this.backslashes = !sqlMode.contains("NO_BACKSLASH_ESCAPES");
    }

    public static List<Token> of(String sql, String serverVersion, Set<String> sqlMode) {
        var scanner = new SqlTokens(sql, serverVersion, sqlMode);
        while (scanner.at < sql.length()) {
            scanner.next();
        }
        return Literals.joined(scanner.tokens);
    }

    /** Tokens of text that is canonical already, for example an expression of the model. */
    public static List<Token> ofCanonical(String sql) {
        return of(sql, "99.99.99", Set.of());
    }

    private void next() {
        var c = sql.charAt(at);
        if (Character.isWhitespace(c) || c == '\u00a0') {
            at++;
            spaced = true;
        } else if (!skipsComment(c)) {
            token(c);
            spaced = false;
        }
    }

    private boolean skipsComment(char c) {
        var start = at;
        if (c == '#' || sql.startsWith("--", at) && isDashComment()) {
            var end = sql.indexOf('\n', at);
            at = end < 0 ? sql.length() : end + 1;
        } else if (sql.startsWith("/*!", at)) {
            versionComment();
        } else if (sql.startsWith("/*", at)) {
            var end = sql.indexOf("*/", at + 2);
            at = end < 0 ? sql.length() : end + 2;
        } else if (depth > 0 && sql.startsWith("*/", at)) {
            at += 2;
            depth--;
        }
        spaced |= at > start;
        return at > start;
    }

    private boolean isDashComment() {
        return at + 2 >= sql.length() || sql.charAt(at + 2) <= ' ';
    }

    private void versionComment() {
        var digits = at + 3;
        while (digits < sql.length() && digits < at + 9 && Character.isDigit(sql.charAt(digits))) {
            digits++;
        }
        // six digits only where the sixth belongs to the version: /*!100100 is 10.1.0, /*!50000 is 5.0.0
        var number = digits - at - 3 < 5 ? 0 : Integer.parseInt(sql.substring(at + 3, digits));
        if (number <= version) {
            at = digits - at - 3 < 5 ? at + 3 : digits;
            depth++;
        } else {
            skipNested();
        }
    }

    private void skipNested() {
        var open = 0;
        while (at < sql.length()) {
            if (sql.startsWith("/*", at)) {
                open++;
                at += 2;
            } else if (sql.startsWith("*/", at)) {
                at += 2;
                if (--open == 0) {
                    return;
                }
            } else {
                at++;
            }
        }
    }

    private void token(char c) {
        if (c == '`' || c == '\'' || c == '"') {
            quoted(c);
        } else if (isWordPart(c) || c == '.' && isNumberAfterDot()) {
            wordOrNumber();
        } else {
            at++;
            add(Kind.SYMBOL, String.valueOf(c));
        }
    }

    private void quoted(char quote) {
        var escapes = backslashes && quote != '`' && !(quote == '"' && ansiQuotes);
        var end = Quotes.end(sql, at, quote, escapes);
        var inner = sql.substring(Math.min(at + 1, end), Math.max(at + 1, Math.min(end, sql.length())));
        at = Math.min(end + 1, sql.length());
        var doubled = String.valueOf(quote) + quote;
        var value = escapes ? MySqlText.unescape(inner, quote) : inner.replace(doubled, String.valueOf(quote));
        var isName = quote == '`' || quote == '"' && ansiQuotes;
        tokens.add(isName ? Token.quoted(value, spaced) : Token.string(value, spaced));
    }

    private boolean isNumberAfterDot() {
        var afterName =
                !tokens.isEmpty() && !spaced && tokens.get(tokens.size() - 1).isName();
        return !afterName && at + 1 < sql.length() && Character.isDigit(sql.charAt(at + 1));
    }

    private boolean isAfterDot() {
        return !tokens.isEmpty() && tokens.get(tokens.size() - 1).isSymbol(".");
    }

    private void wordOrNumber() {
        var number = isAfterDot() ? 0 : Numbers.length(sql, at);
        var end = at;
        while (end < sql.length() && isWordPart(sql.charAt(end))) {
            end++;
        }
        if (number > 0 && at + number >= end) {
            add(Kind.NUMBER, sql.substring(at, at + number));
            at += number;
            return;
        }
        var word = sql.substring(at, end);
        at = end;
        if (Literals.isPrefix(word) && at < sql.length() && sql.charAt(at) == '\'') {
            prefixed(word.toLowerCase(Locale.ROOT));
        } else {
            add(Literals.kindOf(word), Literals.canonical(word));
        }
    }

    /** x'..', b'..' or n'..'. */
    private void prefixed(String prefix) {
        quoted('\'');
        if (!prefix.equals("n")) {
            var string = tokens.remove(tokens.size() - 1);
            add(Kind.BITS, prefix + "'" + string.value() + "'");
        }
    }

    private void add(Kind kind, String text) {
        tokens.add(new Token(kind, text, text, spaced));
    }

    private static boolean isWordPart(char c) {
        return c == '_' || c == '$' || c >= '\u0080' || Character.isLetterOrDigit(c);
    }
}
