package dev.camelion.ddl.apply;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Names as MySQL makes them up. Later statements use them, so they must be the same. */
final class GeneratedNames {
    private GeneratedNames() {}

    /** An index without a name has its first column's, then {@code _2}, {@code _3}. */
    static String index(String column, Predicate<String> taken) {
        if (!taken.test(column) && !column.equalsIgnoreCase("PRIMARY")) {
            return column;
        }
        var number = 2;
        while (taken.test(column + "_" + number)) {
            number++;
        }
        return column + "_" + number;
    }

    /** {@code orders_ibfk_1}: one more than the highest number in use. */
    static String numbered(String prefix, List<String> names) {
        var highest =
                names.stream().mapToInt(name -> number(name, prefix)).max().orElse(0);
        return prefix + (highest + 1);
    }

    private static int number(String name, String prefix) {
        var matches = name.toLowerCase(Locale.ROOT).startsWith(prefix.toLowerCase(Locale.ROOT));
        var digits = matches ? name.substring(prefix.length()) : "";
        return digits.matches("[1-9]\\d{0,8}") ? Integer.parseInt(digits) : 0;
    }
}
