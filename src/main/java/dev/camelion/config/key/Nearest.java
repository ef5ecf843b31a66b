package dev.camelion.config.key;

import java.util.Locale;
import java.util.Optional;

/** Finds the known name that a misspelt one most likely means. Pure. */
public final class Nearest {
    private Nearest() {}

    /** The known name nearest to this one, when it is near enough to be what was meant. */
    public static Optional<String> to(String name, Iterable<String> known) {
        Optional<String> nearest = Optional.empty();
        var least = Integer.MAX_VALUE;
        for (var candidate : known) {
            var distance = Math.min(
                    distance(plain(name), plain(candidate)), 1 + distance(plain(last(name)), plain(last(candidate))));
            if (distance < least && distance <= furthest(name)) {
                least = distance;
                nearest = Optional.of(candidate);
            }
        }
        return nearest;
    }

    /** One slip in a short name, one more for every five letters of a longer one. */
    private static int furthest(String name) {
        return 1 + plain(last(name)).length() / 5;
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }

    /** Levenshtein's distance: how many letters to add, drop or change. */
    private static int distance(String from, String to) {
        var previous = new int[to.length() + 1];
        for (var j = 0; j <= to.length(); j++) {
            previous[j] = j;
        }
        for (var i = 1; i <= from.length(); i++) {
            var current = new int[to.length() + 1];
            current[0] = i;
            for (var j = 1; j <= to.length(); j++) {
                var change = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(change, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[to.length()];
    }
}
