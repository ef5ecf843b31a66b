package dev.camelion.ddl.parse;

/** The canonical spelling of MySQL names and strings, both ways. */
public final class MySqlText {
    private MySqlText() {}

    public static String quoteName(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    public static String quote(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "''").replace("\0", "\\0") + "'";
    }

    /** The name or string that a canonical token stands for; a bare word stands for itself. */
    public static String unquote(String text) {
        if (text.length() < 2) {
            return text;
        }
        var inner = text.substring(1, text.length() - 1);
        return switch (text.charAt(0)) {
            case '`' -> inner.replace("``", "`");
            case '\'' -> unescape(inner, '\'');
            default -> text;
        };
    }

    /** Resolves doubled quotes and backslash escapes. */
    static String unescape(String inner, char quote) {
        var value = new StringBuilder();
        for (int i = 0; i < inner.length(); i++) {
            var c = inner.charAt(i);
            if (c == '\\' && i + 1 < inner.length()) {
                value.append(escaped(inner.charAt(++i)));
            } else {
                value.append(c);
                if (c == quote) {
                    i++;
                }
            }
        }
        return value.toString();
    }

    private static String escaped(char c) {
        return switch (c) {
            case '0' -> "\0";
            case 'b' -> "\b";
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case 'Z' -> "\u001a";
            case '%', '_' -> "\\" + c; // MySQL keeps the backslash of these two
            default -> String.valueOf(c);
        };
    }
}
