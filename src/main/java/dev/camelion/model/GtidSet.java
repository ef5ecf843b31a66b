package dev.camelion.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A set of global transaction identifiers, printed as MySQL prints it: {@code uuid:1-5:7,uuid2:1-3}. Immutable.
 *
 * <p>Tagged identifiers (MySQL 8.3 and later, {@code uuid:tag:1}) are refused: the engine's binlog client does not know
 * them.
 */
public final class GtidSet {
    private static final GtidSet EMPTY = new GtidSet(new TreeMap<>());

    private final SortedMap<String, List<Interval>> intervals;

    private GtidSet(SortedMap<String, List<Interval>> intervals) {
        this.intervals = intervals;
    }

    private record Interval(long first, long last) {}

    public static GtidSet empty() {
        return EMPTY;
    }

    /**
     * @throws IllegalArgumentException where the text is not a GTID set, or has tags
     */
    public static GtidSet parse(String text) {
        var result = EMPTY;
        for (var source : text.replaceAll("\\s", "").split(",")) {
            if (!source.isEmpty()) {
                result = result.plusSource(source);
            }
        }
        return result;
    }

    /** Whether a GTID, or one server's part of a set, has a tag, as {@code uuid:tag:7} and {@code uuid:1-5:tag:7} have. */
    public static boolean isTagged(String gtid) {
        var parts = gtid.split(":");
        return parts.length > 2
                && Arrays.stream(parts).skip(1).anyMatch(part -> !part.isEmpty() && !Character.isDigit(part.charAt(0)));
    }

    public boolean isEmpty() {
        return intervals.isEmpty();
    }

    /** This set with one transaction more. */
    public GtidSet plus(String gtid) {
        return plusSource(gtid);
    }

    public GtidSet union(GtidSet other) {
        var result = this;
        for (var source : other.intervals.entrySet()) {
            for (var interval : source.getValue()) {
                result = result.plusInterval(source.getKey(), interval);
            }
        }
        return result;
    }

    public boolean contains(String gtid) {
        return containsAll(EMPTY.plusSource(gtid));
    }

    public boolean containsAll(GtidSet other) {
        return other.intervals.entrySet().stream()
                .allMatch(source -> source.getValue().stream().allMatch(interval -> covers(source.getKey(), interval)));
    }

    /** Whether no transaction is in both. */
    public boolean isDisjoint(GtidSet other) {
        return other.intervals.entrySet().stream().allMatch(source -> source.getValue().stream()
                .noneMatch(interval -> touches(source.getKey(), interval)));
    }

    private boolean touches(String uuid, Interval wanted) {
        return intervals.getOrDefault(uuid, List.of()).stream()
                .anyMatch(have -> have.first <= wanted.last && wanted.first <= have.last);
    }

    private boolean covers(String uuid, Interval wanted) {
        return intervals.getOrDefault(uuid, List.of()).stream()
                .anyMatch(have -> have.first <= wanted.first && wanted.last <= have.last);
    }

    private GtidSet plusSource(String text) {
        if (isTagged(text)) {
            throw new IllegalArgumentException("a GTID with a tag: " + text);
        }
        var parts = text.split(":");
        if (parts.length < 2) {
            throw new IllegalArgumentException("not a GTID set: " + text);
        }
        var result = this;
        for (var i = 1; i < parts.length; i++) {
            result = result.plusInterval(parts[0].toLowerCase(Locale.ROOT), interval(parts[i], text));
        }
        return result;
    }

    private static Interval interval(String text, String whole) {
        try {
            var dash = text.indexOf('-');
            var first = Long.parseLong(dash < 0 ? text : text.substring(0, dash));
            var last = dash < 0 ? first : Long.parseLong(text.substring(dash + 1));
            if (first < 1 || last < first) {
                throw new IllegalArgumentException("not a GTID set: " + whole);
            }
            return new Interval(first, last);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("not a GTID set: " + whole, notANumber);
        }
    }

    private GtidSet plusInterval(String uuid, Interval added) {
        var merged = new ArrayList<Interval>();
        var grown = added;
        for (var have : intervals.getOrDefault(uuid, List.of())) {
            if (have.last + 1 < grown.first) {
                merged.add(have);
            } else if (grown.last + 1 < have.first) {
                merged.add(grown);
                grown = have;
            } else {
                grown = new Interval(Math.min(have.first, grown.first), Math.max(have.last, grown.last));
            }
        }
        merged.add(grown);
        var next = new TreeMap<>(intervals);
        next.put(uuid, List.copyOf(merged));
        return new GtidSet(next);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GtidSet set && intervals.equals(set.intervals);
    }

    @Override
    public int hashCode() {
        return intervals.hashCode();
    }

    @Override
    public String toString() {
        return intervals.entrySet().stream().map(GtidSet::print).collect(Collectors.joining(","));
    }

    private static String print(Map.Entry<String, List<Interval>> source) {
        return source.getValue().stream()
                .map(i -> i.first == i.last ? ":" + i.first : ":" + i.first + "-" + i.last)
                .collect(Collectors.joining("", source.getKey(), ""));
    }
}
