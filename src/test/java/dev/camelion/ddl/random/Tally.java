package dev.camelion.ddl.random;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts statements by kind, comparisons, and tables that the product set aside by its reason. */
public final class Tally {
    private final Map<Kind, Integer> kinds = new EnumMap<>(Kind.class);
    private final Map<String, Integer> reasons = new TreeMap<>();
    private int compared;

    void count(Collection<Kind> of) {
        of.forEach(kind -> kinds.merge(kind, 1, Integer::sum));
    }

    void compared(int tables) {
        compared += tables;
    }

    /** A table that is compared no more, once. */
    void setAside(String reason) {
        reasons.merge(reason, 1, Integer::sum);
    }

    int of(Kind kind) {
        return kinds.getOrDefault(kind, 0);
    }

    /** Of the tables there were. */
    public double setAsideShare() {
        var tables = of(Kind.CREATE_TABLE) + of(Kind.CREATE_LIKE) + of(Kind.CREATE_SELECT);
        return (double) reasons.values().stream().mapToInt(Integer::intValue).sum() / Math.max(1, tables);
    }

    /** Kinds that came up less often than they should in fifty seeds. */
    List<String> tooRare() {
        return Arrays.stream(Kind.values())
                .filter(kind -> of(kind) < kind.floor())
                .map(kind -> "%s: %d of %d".formatted(name(kind), of(kind), kind.floor()))
                .toList();
    }

    @Override
    public String toString() {
        return "compared=%d %s set-aside=%s"
                .formatted(
                        compared,
                        Arrays.stream(Kind.values())
                                .map(kind -> name(kind) + "=" + of(kind))
                                .collect(Collectors.joining(" ")),
                        reasons);
    }

    private static String name(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
