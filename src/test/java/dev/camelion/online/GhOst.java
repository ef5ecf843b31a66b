package dev.camelion.online;

import static java.util.Objects.requireNonNull;

import dev.camelion.testkit.Eventually;
import dev.camelion.testkit.MySqlServer;
import java.io.Serializable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What gh-ost does to a source to change one table, statement by statement. The table's first column is its key. */
public final class GhOst implements AutoCloseable {
    private static final int CHUNK = 100;

    private final MySqlServer mysql;
    private final String database;
    private final String table;
    private final Session session;
    private final Session applier;
    private final List<String> columns;
    private final Set<String> hints = ConcurrentHashMap.newKeySet();
    private @Nullable RowStream stream;
    private List<String> shared = List.of();

    public GhOst(MySqlServer mysql, String database, String table) throws SQLException {
        this.mysql = mysql;
        this.database = database;
        this.table = table;
        this.session = new Session(mysql, database);
        this.applier = new Session(mysql, database);
        this.columns = session.columns(table);
    }

    /** Makes its tables, and begins to read the binlog. */
    public void prepare(String alter) throws Exception {
        session.run("drop /* gh-ost */ table if exists %s".formatted(helper("gho")));
        session.run("drop /* gh-ost */ table if exists %s".formatted(helper("del")));
        session.run("drop /* gh-ost */ table if exists %s".formatted(helper("ghc")));
        session.run("""
                create /* gh-ost */ table %s (
                			id bigint unsigned auto_increment,
                			last_update timestamp not null DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
                			hint varchar(64) charset ascii not null,
                			value varchar(4096) charset ascii not null,
                			primary key(id),
                			unique key hint_uidx(hint)
                		) auto_increment=256
                """.formatted(helper("ghc")));
        session.run("create /* gh-ost */ table %s like %s".formatted(helper("gho"), name(table)));
        session.run("alter /* gh-ost */ table %s %s".formatted(helper("gho"), alter));
        shared = new ArrayList<>(columns);
        shared.retainAll(session.columns("_" + table + "_gho"));
        stream = new RowStream(mysql, database, this::changed);
        hint("state", "GhostTableMigrated");
    }

    /** Copies the rows that are there, in chunks by the key, while changes are applied beside it. */
    public void copyRows() throws Exception {
        var key = columns.get(0);
        var last = Long.parseLong(session.column("select coalesce(max(%s), 0) from %s".formatted(key, name(table)), 1)
                .get(0));
        for (var from = 0L; from < last; from += CHUNK) {
            session.run("insert /* gh-ost %s */ ignore into %s (%s) (select %s from %s force index (`PRIMARY`)"
                            .formatted(name(table), helper("gho"), list(shared), list(shared), name(table))
                    + " where (`%s` > %d and `%s` <= %d) lock in share mode)".formatted(key, from, key, from + CHUNK));
            hint("heartbeat", String.valueOf(from));
        }
    }

    /** Both names change hands in one statement, which waits behind a lock until all changes are applied. */
    public void cutOver() throws Exception {
        session.run("drop /* gh-ost */ table if exists %s".formatted(helper("del")));
        session.run("create /* gh-ost */ table %s (id int auto_increment primary key) engine=InnoDB"
                        .formatted(helper("del"))
                + " comment='ghost-cut-over-sentry'");
        var thread = Executors.newSingleThreadExecutor();
        try (var locking = new Session(mysql, database)) {
            locking.run("lock /* gh-ost */ tables %s write, %s write".formatted(name(table), helper("del")));
            awaitApplied("locked");
            var renamed = thread.submit(() -> session.run("rename /* gh-ost */ table %s to %s, %s to %s"
                    .formatted(name(table), helper("del"), helper("gho"), name(table))));
            awaitWaiting("rename /* gh-ost */");
            locking.run("drop /* gh-ost */ table if exists " + helper("del"));
            locking.run("unlock tables");
            renamed.get();
        } finally {
            thread.shutdown();
        }
    }

    /** Under a lock, but with a moment without the table. */
    public void cutOverInTwoSteps() throws Exception {
        session.run("lock /* gh-ost */ tables %s write".formatted(name(table)));
        awaitApplied("locked");
        session.run("alter /* gh-ost */ table %s rename `_%s_del`".formatted(name(table), table));
        try (var other = new Session(mysql, database)) {
            other.run("alter /* gh-ost */ table %s rename `%s`".formatted(helper("gho"), table));
        }
        session.run("unlock /* gh-ost */ tables");
    }

    /** With --ok-to-drop-table. */
    public void finish() throws SQLException {
        session.run("drop /* gh-ost */ table if exists " + helper("ghc"));
        session.run("drop /* gh-ost */ table if exists " + helper("del"));
    }

    /** What an aborted run leaves is dropped by hand, or by the next one. */
    public void dropHelper() throws SQLException {
        session.run("drop /* gh-ost */ table if exists " + helper("gho"));
    }

    private void awaitApplied(String state) throws Exception {
        var stream = requireNonNull(this.stream);
        try (var other = new Session(mysql, database)) {
            var value = state + System.nanoTime();
            other.run(
                    "insert /* gh-ost */ into %s (id, hint, value) values (2, 'state', ?) on duplicate key update value = values(value)"
                            .formatted(helper("ghc")),
                    value);
            Eventually.holds("gh-ost has applied all changes", () -> hints.contains(value) || stream.hasFailed());
            stream.check();
        }
    }

    private void awaitWaiting(String statement) {
        Eventually.holds("the statement waits for the lock", () -> {
            try (var other = new Session(mysql, database)) {
                return !other.column(
                                "select 1 from information_schema.processlist where state like '%%metadata lock%%' and info like '%s%%'"
                                        .formatted(statement),
                                1)
                        .isEmpty();
            }
        });
    }

    private void hint(String hint, String value) throws SQLException {
        session.run(
                "insert /* gh-ost */ into %s (hint, value) values (?, ?) on duplicate key update value = values(value)"
                        .formatted(helper("ghc")),
                hint,
                value);
    }

    private void changed(String changed, Serializable @Nullable [] old, Serializable @Nullable [] row)
            throws SQLException {
        if (row != null && changed.equals("_" + table + "_ghc")) {
            hints.add(String.valueOf(row[3]));
        } else if (changed.equals(table)) {
            apply(old, row);
        }
    }

    private void apply(Serializable @Nullable [] old, Serializable @Nullable [] row) throws SQLException {
        var key = columns.get(0);
        if (old != null && row != null && old[0].equals(row[0])) {
            var set = shared.stream().map("`%s` = ?"::formatted).collect(Collectors.joining(", "));
            var values = values(row);
            values.add(old[0]);
            applier.run(
                    "update /* gh-ost %s */ %s set %s where `%s` = ?".formatted(name(table), helper("gho"), set, key),
                    values.toArray());
            return;
        }
        if (old != null) {
            applier.run(
                    "delete /* gh-ost %s */ from %s where `%s` = ?".formatted(name(table), helper("gho"), key), old[0]);
        }
        if (row != null) {
            var marks = shared.stream().map(column -> "?").collect(Collectors.joining(", "));
            applier.run(
                    "replace /* gh-ost %s */ into %s (%s) values (%s)"
                            .formatted(name(table), helper("gho"), list(shared), marks),
                    values(row).toArray());
        }
    }

    private List<Object> values(Serializable[] row) {
        return shared.stream()
                .map(columns::indexOf)
                .map(i -> (Object) row[i])
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private String helper(String suffix) {
        return name("_" + table + "_" + suffix);
    }

    private String name(String name) {
        return "`%s`.`%s`".formatted(database, name);
    }

    private static String list(List<String> names) {
        return names.stream().map("`%s`"::formatted).collect(Collectors.joining(", "));
    }

    @Override
    public void close() throws Exception {
        if (stream != null) {
            stream.close();
        }
        applier.close();
        session.close();
    }
}
