package dev.camelion.ddl.parse;

import java.util.regex.Pattern;

/** Plain numbers: {@code 42}, {@code 1.5}, {@code .5}, {@code 1e3}. */
final class Numbers {
    private static final Pattern NUMBER = Pattern.compile("(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?");

    private Numbers() {}

    /** How many characters from {@code at} are a number; 0 where there is none. */
    static int length(String sql, int at) {
        var first = sql.charAt(at);
        if (first != '.' && !Character.isDigit(first)) {
            return 0;
        }
        var matcher = NUMBER.matcher(sql).region(at, sql.length());
        return matcher.lookingAt() ? matcher.end() - at : 0;
    }
}
