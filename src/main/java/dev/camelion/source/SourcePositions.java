package dev.camelion.source;

import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import dev.camelion.model.BinlogPosition;
import dev.camelion.model.SourcePosition;
import java.sql.Connection;
import java.sql.SQLException;

/** Reads where the source's binlog ends. */
public final class SourcePositions {
    private SourcePositions() {}

    /** Exact only while nothing is committed, that is under a lock. */
    public static SourcePosition read(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            String server;
            try (var row = statement.executeQuery("SELECT @@server_uuid")) {
                row.next();
                server = row.getString(1);
            }
            try (var row = statement.executeQuery(statusStatement(connection))) {
                if (!row.next()) {
                    throw new ReplicaException(
                            ErrorCode.SOURCE_NOT_ROW_BASED, "the source writes no binary log", "Start it with log_bin");
                }
                var gtids = row.getString("Executed_Gtid_Set").replaceAll("\\s", "");
                var binlog = new BinlogPosition(row.getString("File"), row.getLong("Position"));
                return new SourcePosition(server, binlog, gtids.isEmpty() ? null : gtids);
            }
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
