package dev.camelion.config;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What gh-ost and pt-online-schema-change call the table that they fill and swap in: {@code _T_gho} and {@code _T_new}
 * for a table {@code T}. Where {@code _T_new} is taken, pt-online-schema-change puts more underscores before it.
 */
final class OnlineChange {
    private static final int LONGEST_NAME = 64;
    private static final int MOST_UNDERSCORES = 10;
    private static final String GH_OST = "_gho";
    private static final String PT_OSC = "_new";

    private OnlineChange() {}

    /**
     * A regular expression for the helpers of the tables that one names; free of commas.
     *
     * @param onlyTable the table's name where there is but one
     */
    static String helperRegex(String tableRegex, Optional<String> onlyTable) {
        var alternatives = new LinkedHashSet<String>();
        alternatives.add("_+(?:%s)(?:%s|%s)".formatted(tableRegex, GH_OST, PT_OSC));
        onlyTable.ifPresent(table ->
                cutNames(table).stream().map(TablePattern::literalRegex).forEach(alternatives::add));
        return String.join("|", alternatives);
    }

    /** Helpers of a long name: gh-ost shortens the table's part of it, pt-online-schema-change cuts its end off. */
    private static Set<String> cutNames(String table) {
        var names = new LinkedHashSet<String>();
        var room = LONGEST_NAME - 1 - GH_OST.length();
        if (table.length() > room) {
            names.add("_" + table.substring(0, room) + GH_OST);
        }
        for (var underscores = 1; underscores <= MOST_UNDERSCORES; underscores++) {
            var name = "_".repeat(underscores) + table + PT_OSC;
            if (name.length() > LONGEST_NAME) {
                names.add(name.substring(0, LONGEST_NAME));
            }
        }
        return names;
    }
}
