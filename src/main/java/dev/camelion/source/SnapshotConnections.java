package dev.camelion.source;

import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections of a snapshot, lent one by one. Those that are not in use show the server a sign of life from time to
 * time; one that broke is never replaced, as its snapshot is gone. Safe for many threads.
 */
final class SnapshotConnections implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotConnections.class);
    private static final int PING_SECONDS = 10;

    private final List<Connection> all;
    private final BlockingQueue<Connection> idle;
    private final ScheduledExecutorService pings;
    private volatile boolean isHandedOut;

    SnapshotConnections(List<Connection> connections, Duration ping) {
        this.all = List.copyOf(connections);
        this.idle = new LinkedBlockingQueue<>(connections);
        this.pings = Executors.newSingleThreadScheduledExecutor(SnapshotConnections::daemon);
        pings.scheduleWithFixedDelay(this::ping, ping.toMillis(), ping.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "snapshot-ping");
        thread.setDaemon(true);
        return thread;
    }

    private void ping() {
        for (var i = idle.size(); i > 0; i--) {
            var connection = idle.poll();
            if (connection == null) {
                return;
            }
            try {
                if (!connection.isClosed() && !connection.isValid(PING_SECONDS)) {
                    LOG.warn("copy snapshot lost a connection that was not in use; what it was to read will fail");
                }
            } catch (SQLException e) {
                LOG.warn("copy snapshot lost a connection that was not in use: {}", e.getMessage());
            } finally {
                idle.add(connection);
            }
        }
    }

    SnapshotLease lease() throws SQLException {
        if (isHandedOut) {
            throw new IllegalStateException("the connections were given away all at once");
        }
        try {
            var connection = idle.take();
            if (connection.isClosed()) {
                idle.add(connection);
                throw new SQLException("the connection to the source broke, and its snapshot with it", "08S01");
            }
            return new SnapshotLease(this, connection);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ReplicaException(
                    ErrorCode.NOT_CLEAN,
                    "the wait for a connection of the snapshot was interrupted",
                    "Run the command again",
                    e);
        }
    }

    void giveBack(Connection connection) {
        idle.add(connection);
    }

    /** All of them, for good: no sign of life is shown for them any more. */
    List<Connection> handOut() {
        isHandedOut = true;
        idle.clear();
        return all;
    }

    int size() {
        return all.size();
    }

    void abort() {
        for (var connection : all) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException ignored) {
                // it is gone already
            }
        }
    }

    @Override
    public void close() throws SQLException {
        pings.shutdownNow();
        for (var connection : all) {
            connection.close();
        }
    }
}
