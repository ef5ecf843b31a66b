package dev.camelion.source;

import dev.camelion.catalogue.StoredPosition;
import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import dev.camelion.model.GtidSet;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a source can still go on from where the log ends: it has all that the target has, and its binlog reaches back
 * far enough. Asked at every connect; the position is never jumped ahead.
 */
public final class ResumeCheck {
    private static final Logger LOG = LoggerFactory.getLogger(ResumeCheck.class);

    private final Connection connection;
    private final String source;
    private final StoredPosition stored;

    private ResumeCheck(Connection connection, String source, StoredPosition stored) {
        this.connection = connection;
        this.source = source;
        this.stored = stored;
    }

    /**
     * @throws ReplicaException where it cannot
     */
    public static void check(
            SourceConnections connections, Collection<String> databases, String source, StoredPosition stored) {
        try (var connection = connections.open()) {
            Preflight.check(connection, databases);
            new ResumeCheck(connection, source, stored).check();
        } catch (SQLException failure) {
            throw new ReplicaException(
                    ErrorCode.SOURCE_UNREACHABLE,
                    "source %s broke off while it was checked: %s".formatted(source, failure.getMessage()),
                    "Look at the server's error log",
                    failure);
        }
    }

    private void check() throws SQLException {
        var isGtid = "ON".equals(single("SELECT @@global.gtid_mode").toUpperCase(Locale.ROOT));
        if (isGtid != (stored.gtidSet() != null)) {
            throw new ReplicaException(
                    ErrorCode.SOURCE_CHANGED,
                    "source %s has switched gtid_mode to %s since it was copied"
                            .formatted(source, isGtid ? "ON" : "OFF"),
                    "Switch it back, or run stop_replica and init_replica --source " + source);
        }
        if (stored.gtidSet() != null) {
            checkGtids(stored.gtidSet());
        } else {
            checkServer();
            checkFile();
        }
    }

    private void checkGtids(String gtidSet) throws SQLException {
        var executed = parse(single("SELECT @@global.gtid_executed"));
        var purged = parse(single("SELECT @@global.gtid_purged"));
        var have = parse(gtidSet);
        if (!executed.containsAll(have)) {
            throw new ReplicaException(
                    ErrorCode.SOURCE_CHANGED,
                    "source %s lacks transactions that the target has: the log holds %s, the server executed %s"
                            .formatted(source, have, executed),
                    "It was restored, reset, or lost its last commits; run stop_replica, then init_replica --source "
                            + source);
        }
        if (!have.containsAll(purged)) {
            throw new ReplicaException(
                    ErrorCode.POSITION_LOST,
                    "source %s has purged binary logs that were not read yet: the log holds %s, purged is %s"
                            .formatted(source, have, purged),
                    "Run stop_replica, then init_replica --source %s to copy its tables again".formatted(source));
        }
        var uuid = single("SELECT @@server_uuid");
        if (!uuid.equals(stored.serverUuid())) {
            LOG.warn(
                    "source {} is another server now ({}, was {}); its GTIDs hold all that was read",
                    source,
                    uuid,
                    stored.serverUuid());
        }
    }

    private GtidSet parse(String text) {
        try {
            return GtidSet.parse(text);
        } catch (IllegalArgumentException tagged) {
            throw new ReplicaException(
                    ErrorCode.GTID_TAGGED,
                    "source %s has tagged GTIDs, which the binlog reader does not know".formatted(source),
                    "Set gtid_next to AUTOMATIC in every session of the source, and copy again with init_replica",
                    tagged);
        }
    }

    private void checkServer() throws SQLException {
        var uuid = single("SELECT @@server_uuid");
        if (!uuid.equals(stored.serverUuid())) {
            throw new ReplicaException(
                    ErrorCode.SOURCE_CHANGED,
                    "source %s is another server now (%s, was %s), and without GTIDs its binary log cannot be matched"
                            .formatted(source, uuid, stored.serverUuid()),
                    "Run stop_replica, then init_replica --source " + source);
        }
    }

    private void checkFile() throws SQLException {
        var at = String.valueOf(stored.offset().get("file"));
        var position = Long.parseLong(String.valueOf(stored.offset().get("pos")));
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SHOW BINARY LOGS")) {
            while (rows.next()) {
                if (rows.getString(1).equals(at)) {
                    if (rows.getLong(2) < position) {
                        throw new ReplicaException(
                                ErrorCode.SOURCE_CHANGED,
                                "source %s: %s has %d bytes, and %d were read of it"
                                        .formatted(source, at, rows.getLong(2), position),
                                "The server lost its last commits; run stop_replica, then init_replica --source "
                                        + source);
                    }
                    return;
                }
            }
        }
        throw new ReplicaException(
                ErrorCode.POSITION_LOST,
                "source %s no longer has %s, where reading must go on".formatted(source, at),
                "Run stop_replica, then init_replica --source %s to copy its tables again".formatted(source));
    }

    private String single(String query) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
