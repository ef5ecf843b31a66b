package dev.camelion.copy;

import dev.camelion.catalogue.Queries;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The right to write for a copy: what a killed process still has under way in the target cannot commit once another has
 * taken it.
 *
 * @param loadingId of the source that stands for the copy
 * @param epoch of that source's lease
 */
record Ownership(long loadingId, long epoch) {
    private static final String CHECK = Queries.load("check_lease");

    /** Begins a transaction that fails where the copy is another's by now. */
    void begin(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (var check = connection.prepareStatement(CHECK)) {
            check.setLong(1, loadingId);
            check.setLong(2, epoch);
            check.execute();
        }
    }
}
