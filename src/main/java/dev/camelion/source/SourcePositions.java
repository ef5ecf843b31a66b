package dev.camelion.source;

import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import dev.camelion.model.BinlogPosition;
import dev.camelion.model.GtidSet;
import dev.camelion.model.SourcePosition;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads where the source's binlog ends. */
public final class SourcePositions {
    private SourcePositions() {}

    /** Exact only while nothing is committed, that is under a lock. */
    public static SourcePosition read(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            String server;
            boolean isGtid;
            try (var row = statement.executeQuery("SELECT @@server_uuid, @@global.gtid_mode")) {
                row.next();
                server = row.getString(1);
                isGtid = row.getString(2).equalsIgnoreCase("ON");
            }
            try (var row = statement.executeQuery(statusStatement(connection))) {
                var binlog = binlogEnd(row);
                var gtids = row.getString("Executed_Gtid_Set").replaceAll("\\s", "");
                if (isGtid) {
                    checkStarted(gtids);
                }
                // a server that once had GTIDs still shows them
                return new SourcePosition(server, binlog, isGtid ? gtids : null);
            }
        }
    }

    /** About where it ends now. */
    public static SourcePosition now(SourceConnections source) throws SQLException {
        try (var connection = source.open()) {
            return read(connection);
        }
    }

    /** Where the binlog ends; transactions before it may not be committed in their engine yet. */
    static BinlogPosition binlogEnd(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(statusStatement(connection))) {
            return binlogEnd(row);
        }
    }

    private static BinlogPosition binlogEnd(ResultSet row) throws SQLException {
        if (!row.next()) {
            throw new ReplicaException(
                    ErrorCode.SOURCE_NOT_ROW_BASED, "the source writes no binary log", "Start it with log_bin");
        }
        return new BinlogPosition(row.getString("File"), row.getLong("Position"));
    }

    /** The position that the caller has found, of the server that this is. */
    static SourcePosition at(Connection connection, BinlogPosition binlog, GtidSet gtids) throws SQLException {
        checkStarted(gtids.toString());
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT @@server_uuid")) {
            row.next();
            return new SourcePosition(row.getString(1), binlog, gtids.toString());
        }
    }

    // the engine cannot be told "after nothing": it would count its first transaction as read
    private static void checkStarted(String gtids) {
        if (gtids.isEmpty()) {
            throw new ReplicaException(
                    ErrorCode.SOURCE_UNSUPPORTED,
                    "the source has gtid_mode=ON and an empty gtid_executed, as after RESET MASTER",
                    "Let it commit something (create and drop a database), then try again");
        }
    }

    /** SHOW MASTER STATUS is gone in 8.4; its successor came with 8.2. */
    public static String statusStatement(Connection connection) throws SQLException {
        var version = connection.getMetaData();
        var isOld = version.getDatabaseMajorVersion() < 8
                || (version.getDatabaseMajorVersion() == 8 && version.getDatabaseMinorVersion() < 2);
        return isOld ? "SHOW MASTER STATUS" : "SHOW BINARY LOG STATUS";
    }
}
