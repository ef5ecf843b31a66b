package dev.camelion.source;

import java.sql.Connection;

/** A connection of a snapshot for one user, given back by closing this. */
public final class SnapshotLease implements AutoCloseable {
    private final SnapshotConnections from;
    private final Connection connection;
    private boolean isGivenBack;

    SnapshotLease(SnapshotConnections from, Connection connection) {
        this.from = from;
        this.connection = connection;
    }

    /** In the snapshot's transaction: to be read from, and neither committed nor closed. */
    public Connection connection() {
        return connection;
    }

    @Override
    public void close() {
        if (!isGivenBack) {
            isGivenBack = true;
            from.giveBack(connection);
        }
    }
}
