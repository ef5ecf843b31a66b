package dev.camelion.ddl.random;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A statement, or a clause of one, that MySQL may refuse, and what it is an example of. */
record Attempt(String sql, Set<Kind> kinds) {
    private static final Set<Kind> ROWS =
            EnumSet.of(Kind.INSERT, Kind.UPDATE, Kind.DELETE, Kind.TRANSACTION, Kind.ROLLBACK);

    static Attempt of(String sql, Kind... kinds) {
        var set = EnumSet.noneOf(Kind.class);
        set.addAll(Arrays.asList(kinds));
        return new Attempt(sql, set);
    }

    boolean changesRowsOnly() {
        return ROWS.containsAll(kinds);
    }

    Attempt with(Kind kind) {
        var set = EnumSet.of(kind);
        set.addAll(kinds);
        return new Attempt(sql, set);
    }

    /** Clauses as the list of one statement. */
    static Attempt joined(List<Attempt> clauses) {
        var set = EnumSet.noneOf(Kind.class);
        clauses.forEach(clause -> set.addAll(clause.kinds()));
        if (clauses.size() > 1) {
            set.add(Kind.SEVERAL_CLAUSES);
        }
        return new Attempt(clauses.stream().map(Attempt::sql).collect(Collectors.joining(", ")), set);
    }

    Attempt inside(String format) {
        return new Attempt(format.formatted(sql), kinds);
    }
}
