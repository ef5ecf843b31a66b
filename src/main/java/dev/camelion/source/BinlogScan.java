package dev.camelion.source;

import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import dev.camelion.model.BinlogPosition;
import dev.camelion.model.GtidSet;
import dev.camelion.model.SourcePosition;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Finds the position of data that was loaded by other means, from its GTID set or its place in the binary log. Reads the
 * events of one file; the server sends all of it up to the place.
 */
public final class BinlogScan {
    private final SourceConnections source;
    private final BinlogFiles files;

    public BinlogScan(SourceConnections source) {
        this.source = source;
        this.files = new BinlogFiles(source);
    }

    /** Looks at statements one by one. */
    public interface Statements {
        void read(BinlogPosition at, BinlogStatement statement);
    }

    /**
     * The position of a GTID set, and the first place in the files that it does not hold.
     *
     * @throws ReplicaException where the source has not executed it, has purged what follows it, or has no GTIDs
     */
    public SourcePosition ofGtids(String text) throws SQLException {
        var wanted = wanted(text);
        try (var connection = source.open()) {
            if (!new GtidState(connection).isOn()) {
                throw new ReplicaException(
                        ErrorCode.OPTION_INVALID,
                        "the source has no GTIDs (gtid_mode is not ON)",
                        "Give --from-position FILE:POS");
            }
            checkHistory(connection, wanted);
            return SourcePositions.at(connection, place(wanted), wanted);
        }
    }

    private static GtidSet wanted(String text) {
        for (var part : text.split(",")) {
            if (GtidSet.isTagged(part.strip())) {
                throw new ReplicaException(
                        ErrorCode.GTID_TAGGED,
                        "--from-gtid has a tagged GTID, which the binlog reader does not know: " + part.strip(),
                        "Copy with init_replica");
            }
        }
        try {
            return GtidSet.parse(text);
        } catch (IllegalArgumentException malformed) {
            throw new ReplicaException(
                    ErrorCode.OPTION_INVALID,
                    "--from-gtid is " + malformed.getMessage(),
                    "Give the set as SELECT @@global.gtid_executed printed it",
                    malformed);
        }
    }

    private static void checkHistory(Connection connection, GtidSet wanted) throws SQLException {
        var executed = new GtidState(connection).executed();
        if (!executed.containsAll(wanted)) {
            throw new ReplicaException(
                    ErrorCode.SOURCE_CHANGED,
                    "the source has not executed all of %s, but %s".formatted(wanted, executed),
                    "Give the set that the data was read at, of this server");
        }
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT @@global.gtid_purged")) {
            row.next();
            var purged = BinlogFiles.gtids(row.getString(1));
            if (!wanted.containsAll(purged)) {
                throw new ReplicaException(
                        ErrorCode.POSITION_LOST,
                        "the source has purged binary logs that follow %s: purged is %s".formatted(wanted, purged),
                        "Load newer data, or copy with init_replica");
            }
        }
    }

    private BinlogPosition place(GtidSet wanted) throws SQLException {
        var names = files.names();
        for (var i = names.size() - 1; i >= 0; i--) {
            var previous = files.previousGtids(names.get(i));
            if (previous.isPresent() && wanted.containsAll(previous.get())) {
                return place(names.get(i), wanted);
            }
        }
        throw new ReplicaException(
                ErrorCode.POSITION_LOST,
                "no binary log of the source begins within " + wanted,
                "Load newer data, or copy with init_replica");
    }

    private BinlogPosition place(String file, GtidSet wanted) throws SQLException {
        var place = new AtomicLong(4);
        var groups = new BinlogGroups();
        files.read(file, 4, event -> {
            groups.accept(event);
            var gtid = groups.gtid();
            if (event.isGtid() && gtid != null && !BinlogFiles.gtids(gtid).isEmpty() && !wanted.contains(gtid)) {
                place.set(event.position());
                return false;
            }
            place.set(event.end());
            return true;
        });
        return new BinlogPosition(file, place.get());
    }

    /**
     * The position of a place in the binary log; on a server with GTIDs the set of all that stands before it.
     *
     * @throws ReplicaException where the file is gone, or no transaction begins or ends there
     */
    public SourcePosition ofPlace(BinlogPosition place) throws SQLException {
        if (!files.names().contains(place.file())) {
            throw new ReplicaException(
                    ErrorCode.POSITION_LOST,
                    "the source has no binary log " + place.file() + ", or no longer",
                    "Load newer data, or copy with init_replica");
        }
        try (var connection = source.open()) {
            var isGtid = new GtidState(connection).isOn();
            var before = before(place, isGtid);
            if (isGtid) {
                checkHistory(connection, before);
                return SourcePositions.at(connection, place, before);
            }
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery("SELECT @@server_uuid")) {
                row.next();
                return new SourcePosition(row.getString(1), place, null);
            }
        }
    }

    /** Checks that it is a boundary, and gives the GTIDs up to it. */
    private GtidSet before(BinlogPosition place, boolean isGtid) throws SQLException {
        GtidSet[] gtids = {files.previousGtids(place.file()).orElse(GtidSet.empty())};
        var groups = new BinlogGroups();
        var reached = new AtomicLong(4);
        files.read(place.file(), 4, event -> {
            if (event.position() >= place.position()) {
                return false;
            }
            if (isGtid && event.isAnonymous()) {
                throw new ReplicaException(
                        ErrorCode.SOURCE_UNSUPPORTED,
                        "%s has transactions without a GTID before %d, so that the place gives no GTID set"
                                .formatted(place.file(), place.position()),
                        "Give --from-gtid, or copy with init_replica");
            }
            groups.accept(event)
                    .map(BinlogGroups.Group::gtid)
                    .ifPresent(gtid -> gtids[0] = gtids[0].union(BinlogFiles.gtids(gtid)));
            reached.set(Math.max(reached.get(), event.end()));
            return true;
        });
        if (reached.get() < place.position()) {
            throw new ReplicaException(
                    ErrorCode.OPTION_INVALID,
                    "%s ends at %d, before %d".formatted(place.file(), reached.get(), place.position()),
                    "Give the place that SHOW MASTER STATUS or the dump printed, of this server");
        }
        if (reached.get() > place.position() || groups.isInside()) {
            throw new ReplicaException(
                    ErrorCode.OPTION_INVALID,
                    "%s is inside a transaction".formatted(place),
                    "Give the place where a transaction begins or ends");
        }
        return gtids[0];
    }

    /** Every statement that was logged as text from the position on, in the order of the log. */
    public void statements(SourcePosition from, Statements statements) throws SQLException {
        var have = from.gtidSet() == null ? GtidSet.empty() : GtidSet.parse(from.gtidSet());
        var names = files.names();
        for (var file : names.subList(names.indexOf(from.binlog().file()), names.size())) {
            var groups = new BinlogGroups();
            var start = file.equals(from.binlog().file()) ? from.binlog().position() : 4;
            files.read(file, start, event -> {
                groups.accept(event);
                var gtid = groups.gtid();
                if (event.type().equals("Query") && (gtid == null || !have.contains(gtid))) {
                    statements.read(new BinlogPosition(file, event.position()), BinlogStatement.of(event));
                }
                return true;
            });
        }
    }
}
