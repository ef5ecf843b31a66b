package dev.camelion.fault;

import java.sql.Connection;
import java.sql.SQLException;

/** A place within a schema change where the replica can be held, by a lock; see {@code fault/gates.sql}. */
enum Gate {
    /** Read from the binlog and about to be logged. */
    APPEND(4711),
    /** One part of a statement is logged, the next is about to be. */
    BETWEEN(4713),
    /** Replay has run some of the statement's commands, and not committed them. */
    REPLAY(4712);

    private static final String WAITING =
            " from pg_locks l where l.locktype = 'advisory' and not l.granted and l.objid = %d"
                    + " and l.database = (select oid from pg_database where datname = current_database())";

    private final int lock;

    Gate(int lock) {
        this.lock = lock;
    }

    void close(Connection target) throws SQLException {
        run(target, "select pg_advisory_lock(%d)".formatted(lock));
    }

    void open(Connection target) throws SQLException {
        run(target, "select pg_advisory_unlock(%d)".formatted(lock));
    }

    boolean holdsSomebody(Connection target) throws SQLException {
        try (var statement = target.createStatement();
                var rows = statement.executeQuery("select count(*)" + WAITING.formatted(lock))) {
            return rows.next() && rows.getInt(1) > 0;
        }
    }

    /** Ends the sessions that wait here: what they have done is undone. */
    void endSessions(Connection target) throws SQLException {
        run(target, "select pg_terminate_backend(l.pid, 5000)" + WAITING.formatted(lock));
    }

    private static void run(Connection target, String sql) throws SQLException {
        try (var statement = target.createStatement()) {
            statement.execute(sql);
        }
    }
}
