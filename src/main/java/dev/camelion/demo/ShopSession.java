package dev.camelion.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One connection to the shop, in transactions. One thread at a time. */
final class ShopSession implements AutoCloseable {
    private static final int ER_LOCK_WAIT_TIMEOUT = 1205;
    private static final int ER_LOCK_DEADLOCK = 1213;
    private static final int ER_TABLE_DEF_CHANGED = 1412;

    private final Connection connection;

    ShopSession(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    }

    /** Statements that belong together. */
    interface Work {
        void run(ShopSession session) throws SQLException;
    }

    /** Commits the work; false where the server preferred somebody else's and it was rolled back. */
    boolean transaction(Work work) throws SQLException {
        try {
            work.run(this);
            connection.commit();
            return true;
        } catch (SQLException failure) {
            connection.rollback();
            if (isRetryable(failure)) {
                return false;
            }
            throw failure;
        }
    }

    private static boolean isRetryable(SQLException failure) {
        var code = failure.getErrorCode();
        return code == ER_LOCK_DEADLOCK || code == ER_LOCK_WAIT_TIMEOUT || code == ER_TABLE_DEF_CHANGED;
    }

    /** Returns the number of rows changed. */
    int execute(String sql, @Nullable Object... arguments) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            return statement.executeUpdate();
        }
    }

    /** The first column of the result. */
    List<Long> numbers(String sql, @Nullable Object... arguments) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            try (var rows = statement.executeQuery()) {
                var numbers = new ArrayList<Long>();
                while (rows.next()) {
                    numbers.add(rows.getLong(1));
                }
                return numbers;
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
