package dev.camelion.catalogue;

import java.sql.Connection;
import java.sql.SQLException;

/** Writes the state after an initial copy into the catalogue. */
public final class SnapshotStore {
    /**
     * Replaces all that the catalogue knows of the source's tables, position and pending events by {@code state}, in
     * the caller's transaction: the swap of the copied schemas and this are one.
     */
    public void save(Connection connection, long sourceId, SnapshotState state) throws SQLException {
        throw new UnsupportedOperationException();
    }
}
