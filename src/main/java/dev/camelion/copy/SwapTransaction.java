package dev.camelion.copy;

import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The one transaction in which a copy becomes visible. Waits a few seconds for the locks of the old tables, so that
 * readers who come later do not queue up behind it, and tries again.
 */
final class SwapTransaction {
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String DEADLOCK = "40P01";
    private static final String DEPENDENTS = "2BP01";
    private static final String LOCK_TIMEOUT = "set local lock_timeout to '5s'";
    private static final int ATTEMPTS = 12;

    private SwapTransaction() {}

    /** What is done in the transaction; once more after each attempt that was rolled back. */
    interface Work {
        void run(Connection connection) throws SQLException;
    }

    static void run(Connection connection, Work work) throws SQLException {
        for (var attempt = 1; ; attempt++) {
            try {
                connection.setAutoCommit(false);
                execute(connection, "set local synchronous_commit to on");
                execute(connection, LOCK_TIMEOUT);
                work.run(connection);
                connection.commit();
                return;
            } catch (SQLException e) {
                connection.rollback();
                giveUpUnlessBusy(e, attempt);
            } catch (RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private static void execute(Connection connection, String statement) throws SQLException {
        try (var executed = connection.createStatement()) {
            executed.execute(statement);
        }
    }

    private static void giveUpUnlessBusy(SQLException e, int attempt) throws SQLException {
        var state = e.getSQLState();
        if (DEPENDENTS.equals(state)) {
            throw new ReplicaException(
                    ErrorCode.SCHEMA_MISMATCH,
                    "the old tables are in use by others: "
                            + String.valueOf(e.getMessage()).replace('\n', ' '),
                    "Drop what depends on them, then run the command again",
                    e);
        }
        if (!LOCK_NOT_AVAILABLE.equals(state) && !DEADLOCK.equals(state)) {
            throw e;
        }
        if (attempt == ATTEMPTS) {
            throw new ReplicaException(
                    ErrorCode.TARGET_BUSY,
                    "the old tables were locked by others in %d attempts to replace them".formatted(attempt),
                    "End the long transactions in the target (see pg_stat_activity), then run the command again",
                    e);
        }
    }
}
