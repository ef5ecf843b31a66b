package dev.camelion.ddl.random;

import dev.camelion.testkit.Draw;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What one seed does: tables of its own, rounds of schema changes between rows, both sides compared after each. */
public final class SeedRun {
    private static final int FEWEST_TABLES = 2;

    private final String prefix;
    private final Draw draw;
    private final RandomStatements statements;
    private final Sides sides;
    private final Tally tally;
    private final Set<String> setAside = new HashSet<>();
    private final List<String> ran = new ArrayList<>();
    private List<SourceTable> known = List.of();
    private boolean isStuck;

    public SeedRun(long seed, Sides sides, Tally tally) {
        this.prefix = "s%d_".formatted(seed);
        this.draw = new Draw(seed, 29);
        this.statements = new RandomStatements(draw, prefix);
        this.sides = sides;
        this.tally = tally;
    }

    /** What differs after the first round that leaves a difference; empty where none does. */
    public List<String> differences() throws SQLException {
        var found = List.<String>of();
        for (var rounds = draw.between(2, 4); rounds > 0 && found.isEmpty(); rounds--) {
            ran.add("-- round");
            replenish();
            for (var left = draw.between(3, 8); left > 0; left--) {
                step();
            }
            found = compared();
        }
        if (!isStuck) {
            cleanUp();
        }
        return found;
    }

    /** True where replay does not go on any more. */
    public boolean isStuck() {
        return isStuck;
    }

    /** The statements that MySQL took. */
    public List<String> ran() {
        return ran;
    }

    private List<SourceTable> tables() throws SQLException {
        if (known.isEmpty()) {
            known = SourceTables.read(sides.source(), prefix);
        }
        return known;
    }

    private void replenish() throws SQLException {
        for (var tries = 20; tries > 0 && tables().size() < FEWEST_TABLES + draw.between(0, 2); tries--) {
            attempt(statements.create());
        }
        for (var table : tables()) {
            attempt(statements.insert(table));
        }
    }

    private void step() throws SQLException {
        var tables = tables();
        if (tables.isEmpty()) {
            attempt(statements.create());
        } else if (draw.chance(0.15)) {
            transaction(tables);
        } else if (draw.chance(0.4)) {
            attempt(statements.rows(tables));
        } else {
            schemaChange(tables);
        }
    }

    private void schemaChange(List<SourceTable> tables) throws SQLException {
        for (var tries = 3; tries > 0; tries--) {
            var change = statements.schemaChange(tables);
            if (change != null && attempt(change)) {
                return;
            }
        }
    }

    /** Ended by a commit, a rollback, or a schema change. */
    private void transaction(List<SourceTable> tables) throws SQLException {
        attempt(Attempt.of("begin", Kind.TRANSACTION));
        for (var i = draw.between(1, 4); i > 0; i--) {
            attempt(statements.rows(tables));
        }
        if (draw.chance(0.2)) {
            attempt(Attempt.of("rollback", Kind.ROLLBACK));
        } else if (draw.chance(0.3)) {
            schemaChange(tables);
        }
        attempt(Attempt.of("commit"));
    }

    private boolean attempt(Attempt attempt) throws SQLException {
        try {
            sides.run(attempt.sql());
            ran.add(attempt.sql());
            tally.count(attempt.kinds());
            if (!attempt.changesRowsOnly()) {
                known = List.of();
            }
            return true;
        } catch (SQLException refused) {
            if (sides.source().isClosed()) {
                throw new IllegalStateException(
                        "MySQL ended at " + attempt.sql() + "\nafter " + String.join(";\n", ran), refused);
            }
            tally.count(List.of(Kind.REFUSED));
            if (Boolean.getBoolean("camelion.test.ddl-refused")) {
                ran.add("-- %s: %s".formatted(refused.getMessage(), attempt.sql()));
            }
            return false;
        }
    }

    private List<String> compared() throws SQLException {
        var stopped = sides.awaitReplay();
        if (!stopped.isEmpty()) {
            isStuck = true;
            return List.of(stopped);
        }
        var tables = tables();
        var aside = sides.setAside(prefix);
        count(aside);
        var found = new ArrayList<>(sides.tables(tables, prefix));
        if (found.isEmpty()) {
            for (var table : tables) {
                if (!aside.containsKey(table.name())) {
                    found.addAll(sides.differences(table));
                    tally.compared(1);
                }
            }
        }
        found.addAll(sides.discarded(prefix));
        return found;
    }

    private void count(Map<String, String> aside) {
        aside.forEach((table, reason) -> {
            if (setAside.add(table)) {
                ran.add("-- set aside %s: %s".formatted(table, reason));
                tally.setAside(SetAside.kindOf(reason));
            }
        });
    }

    private void cleanUp() throws SQLException {
        sides.run("set foreign_key_checks = 0");
        for (var table : tables()) {
            sides.run("drop table " + table.quoted());
        }
        sides.run("set foreign_key_checks = 1");
    }
}
