package dev.camelion.ddl.parse;

/** Where quoted text ends. */
final class Quotes {
    private Quotes() {}

    /** The index of the closing quote; the text's length where there is none. */
    static int end(String sql, int start, char quote, boolean escapes) {
        var i = start + 1;
        while (i < sql.length()) {
            var c = sql.charAt(i);
            if (c == '\\' && escapes) {
                i += 2;
            } else if (c != quote) {
                i++;
            } else if (i + 1 < sql.length() && sql.charAt(i + 1) == quote) {
                i += 2;
            } else {
                return i;
            }
        }
        return sql.length();
    }
}
