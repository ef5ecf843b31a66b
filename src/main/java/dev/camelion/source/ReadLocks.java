package dev.camelion.source;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The statements that hold writers off, each bounded in time and gone again where it fails. */
final class ReadLocks {
    // opening a table that is not in the server's cache took 1.3 ms, 3000 of them 3.9 s
    private static final int TABLES_A_SECOND = 500;
    private static final int LOOKS = 20;
    private static final int LOOK_MILLIS = 50;

    private final SnapshotRules rules;

    ReadLocks(SnapshotRules rules) {
        this.rules = rules;
    }

    /** {@code LOCK TABLES .. READ}; a long SELECT does not hinder it, an open transaction that wrote to one of them does. */
    void lockTables(Connection connection, Collection<SourceTable> tables) throws SQLException, WayClosedException {
        if (!tables.isEmpty()) {
            var names = tables.stream()
                    .map(table -> Quoted.table(table.id()) + " READ")
                    .collect(Collectors.joining(", ", "LOCK TABLES ", ""));
            bounded(connection, names, "LOCK TABLES", tables.size() / TABLES_A_SECOND);
        }
    }

    /**
     * {@code FLUSH TABLES WITH READ LOCK}. An open transaction does not hinder it, a statement that runs on does; and
     * where it was given up behind a SELECT, everyone who wants that SELECT's tables goes on waiting for it to end (8.0
     * and 9 alike). So it is asked for only in a moment in which no table is in use, as far as the user may see.
     */
    void flush(Connection connection) throws SQLException, WayClosedException {
        for (var look = 1; ; look++) {
            var used = tablesInUse(connection);
            if (used.isEmpty()) {
                break;
            }
            if (look == LOOKS) {
                throw WayClosedException.busy(
                        "FLUSH TABLES would have made others wait for %s, in use for %d ms"
                                .formatted(String.join(", ", used), LOOKS * LOOK_MILLIS),
                        null);
            }
            Pause.of(LOOK_MILLIS);
        }
        bounded(connection, "FLUSH TABLES WITH READ LOCK", "FLUSH TABLES WITH READ LOCK", 0);
    }

    private static List<String> tablesInUse(Connection connection) throws SQLException {
        var used = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SHOW OPEN TABLES WHERE In_use > 0")) {
            while (rows.next() && used.size() < 3) {
                used.add(rows.getString(1) + "." + rows.getString(2));
            }
        }
        return used;
    }

    private void bounded(Connection connection, String sql, String what, int moreSeconds)
            throws SQLException, WayClosedException {
        try (var statement = connection.createStatement()) {
            statement.execute("SET SESSION lock_wait_timeout = " + rules.lockWaitSeconds());
            // the variable bounds each of the locks, this one the statement
            statement.setQueryTimeout(rules.lockWaitSeconds() + moreSeconds);
            statement.execute(sql);
        } catch (SQLException e) {
            // a FLUSH that timed out keeps the global lock until told
            release(connection);
            if (MySqlErrors.isDenied(e)) {
                throw WayClosedException.lasting(what + " is not granted", e);
            }
            if (MySqlErrors.isTimeout(e)) {
                throw WayClosedException.busy(
                        what + " was not granted within " + (rules.lockWaitSeconds() + moreSeconds) + " s", e);
            }
            throw e;
        }
    }

    static void release(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("UNLOCK TABLES");
        }
    }
}
