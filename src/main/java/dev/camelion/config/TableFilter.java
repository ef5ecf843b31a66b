package dev.camelion.config;

import dev.camelion.model.TableId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which tables of a source are replicated: those of its databases that one pattern includes and none excludes. Names
 * are compared as they are, upper and lower case told apart. Valid once constructed.
 *
 * @param followOnlineChanges whether the tables that gh-ost and pt-online-schema-change fill and swap in are replicated
 *     like those they take the place of, though no pattern names them
 */
public record TableFilter(
        SortedSet<String> databases,
        List<TablePattern> include,
        List<TablePattern> exclude,
        boolean followOnlineChanges)
        implements Predicate<TableId> {
    /** No include pattern means every table of the databases. */
    public TableFilter {
        databases = Collections.unmodifiableSortedSet(new TreeSet<>(databases));
        include = include.isEmpty() ? List.of(new TablePattern("*")) : List.copyOf(include);
        exclude = List.copyOf(exclude);
        if (databases.isEmpty()) {
            throw new IllegalArgumentException("a table filter needs a database");
        }
        for (var pattern : include) {
            if (databases.stream().noneMatch(pattern::matchesDatabase)) {
                throw new IllegalArgumentException("%s matches no database of %s".formatted(pattern, databases));
            }
        }
    }

    /** Every table of these databases. */
    public static TableFilter allOf(Collection<String> databases) {
        return new TableFilter(new TreeSet<>(databases), List.of(), List.of(), true);
    }

    @Override
    public boolean test(TableId table) {
        return databases.contains(table.database())
                && exclude.stream().noneMatch(pattern -> pattern.matches(table))
                && (include.stream().anyMatch(pattern -> pattern.matches(table)) || isHelper(table));
    }

    /** A table that takes the place of a replicated one in the end. */
    private boolean isHelper(TableId table) {
        return followOnlineChanges
                && include.stream().anyMatch(pattern -> pattern.matchesHelper(table))
                && exclude.stream().noneMatch(pattern -> pattern.matchesHelper(table));
    }

    /** The databases as Debezium's {@code database.include.list} wants them. */
    public String databaseIncludeRegex() {
        return databases.stream()
                .map(database -> "(?-i:%s)".formatted(TablePattern.literalRegex(database)))
                .collect(Collectors.joining(","));
    }

    /** The include patterns as Debezium's {@code table.include.list} wants them; never empty. */
    public String tableIncludeRegex() {
        return regex(
                include,
                pattern -> followOnlineChanges
                        ? Stream.of(pattern.tableRegex(), pattern.helperRegex())
                        : Stream.of(pattern.tableRegex()));
    }

    /** The exclude patterns as Debezium's {@code table.exclude.list} wants them; empty when there are none. */
    public String tableExcludeRegex() {
        return regex(exclude, pattern -> Stream.of(pattern.tableRegex()));
    }

    /** Debezium ignores case; an exclusion that did would lose tables that this filter keeps. */
    private String regex(List<TablePattern> patterns, Function<TablePattern, Stream<String>> tableRegexes) {
        List<String> expressions = new ArrayList<>();
        for (var database : databases) {
            var tables = patterns.stream()
                    .filter(pattern -> pattern.matchesDatabase(database))
                    .flatMap(tableRegexes)
                    .distinct()
                    .collect(Collectors.joining("|"));
            if (!tables.isEmpty()) {
                expressions.add("(?s-i:%s\\.(?:%s))".formatted(TablePattern.literalRegex(database), tables));
            }
        }
        return String.join(",", expressions);
    }
}
