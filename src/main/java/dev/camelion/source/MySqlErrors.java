package dev.camelion.source;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.Set;

/** MySQL's error numbers that something depends on. */
public final class MySqlErrors {
    static final int NO_SUCH_TABLE = 1146;

    private static final int LOCK_WAIT_TIMEOUT = 1205;
    private static final int DEADLOCK = 1213;
    private static final int QUERY_INTERRUPTED = 1317;
    // 1044 database, 1045 user (managed services), 1142 table, 1227 privilege
    private static final Set<Integer> DENIED = Set.of(1044, 1045, 1142, 1227);
    // 1054 unknown column, 1146 no such table, 1412 definition changed
    private static final Set<Integer> ALTERED = Set.of(1054, NO_SUCH_TABLE, 1412);

    private MySqlErrors() {}

    public static boolean isDenied(SQLException e) {
        return DENIED.contains(e.getErrorCode());
    }

    /** Whether a table was altered since the snapshot was taken. */
    public static boolean isAltered(SQLException e) {
        return ALTERED.contains(e.getErrorCode());
    }

    /** Whether others were in the way for longer than the session or the statement may wait. */
    static boolean isTimeout(SQLException e) {
        return e instanceof SQLTimeoutException
                || e.getErrorCode() == LOCK_WAIT_TIMEOUT
                || e.getErrorCode() == DEADLOCK
                || e.getErrorCode() == QUERY_INTERRUPTED;
    }
}
