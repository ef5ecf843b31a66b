package dev.camelion.source;

import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import java.sql.SQLException;

/** Who performs the actions of foreign keys at the source. */
public final class ForeignKeyActions {
    // before 9.6 there is no such variable, and InnoDB performs them
    private static final String VARIABLE = "SHOW GLOBAL VARIABLES LIKE 'innodb_native_foreign_keys'";

    private ForeignKeyActions() {}

    /**
     * True where InnoDB performs them below the binary log; otherwise the server does, and logs each row.
     *
     * @throws ReplicaException where the source does not answer
     */
    public static boolean areHidden(SourceConnections connections) {
        try (var connection = connections.open();
                var statement = connection.createStatement();
                var row = statement.executeQuery(VARIABLE)) {
            return !row.next() || !row.getString(2).equalsIgnoreCase("OFF");
        } catch (SQLException failure) {
            throw new ReplicaException(
                    ErrorCode.SOURCE_UNREACHABLE,
                    "the source broke off: " + failure.getMessage(),
                    "Look at the server's error log",
                    failure);
        }
    }
}
