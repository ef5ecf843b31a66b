package dev.camelion.source;

import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import dev.camelion.model.GtidSet;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The binary logs that a server still has, and what is in them. Needs REPLICATION CLIENT and REPLICATION SLAVE. */
final class BinlogFiles {
    private final SourceConnections source;

    BinlogFiles(SourceConnections source) {
        this.source = source;
    }

    /** Looks at events one by one. */
    interface Reader {
        /** @return false where it has seen enough */
        boolean read(BinlogEvent event) throws SQLException;
    }

    /** Their names, the oldest first. */
    List<String> names() throws SQLException {
        var names = new ArrayList<String>();
        try (var connection = source.open();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SHOW BINARY LOGS")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    /** What was executed before the file was begun; empty where the file does not say so. */
    Optional<GtidSet> previousGtids(String file) throws SQLException {
        try (var connection = source.open();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SHOW BINLOG EVENTS IN %s LIMIT 3".formatted(quoted(file)))) {
            while (rows.next()) {
                if (rows.getString("Event_type").equals("Previous_gtids")) {
                    return Optional.of(gtids(rows.getString("Info")));
                }
            }
            return Optional.empty();
        }
    }

    /** @param from where an event begins; 4 is the first */
    void read(String file, long from, Reader reader) throws SQLException {
        var connection = source.open();
        try (var statement = connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
            // row by row: a file may have millions of events
            statement.setFetchSize(Integer.MIN_VALUE);
            var rows = statement.executeQuery("SHOW BINLOG EVENTS IN %s FROM %d".formatted(quoted(file), from));
            while (rows.next()) {
                var event = new BinlogEvent(
                        rows.getString("Event_type"),
                        rows.getLong("Pos"),
                        rows.getLong("End_log_pos"),
                        String.valueOf(rows.getString("Info")));
                if (!reader.read(event)) {
                    // closing would read the rest first
                    connection.abort(Runnable::run);
                    return;
                }
            }
        } finally {
            connection.close();
        }
    }

    private static String quoted(String file) {
        return "'" + file.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    static GtidSet gtids(String text) {
        try {
            return GtidSet.parse(text);
        } catch (IllegalArgumentException tagged) {
            throw new ReplicaException(
                    ErrorCode.GTID_TAGGED,
                    "the source has tagged GTIDs, which the binlog reader does not know",
                    "Set gtid_next to AUTOMATIC in every session of the source, and copy with init_replica",
                    tagged);
        }
    }
}
