package dev.camelion.copy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A way to put loaded tables in the place of the old ones. */
interface Replacement {
    /**
     * Works in the caller's transaction, under its lock_timeout; may be called again after a rollback. Returns what is
     * not as it was before and should be looked at.
     *
     * @throws dev.camelion.error.ReplicaException where what stands in the way does not go by itself
     */
    List<String> replace(Connection connection, LoadedTables loaded) throws SQLException;
}
