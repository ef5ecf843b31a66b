package dev.camelion.source;

import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import dev.camelion.model.GtidSet;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * The GTIDs of a server that commits meanwhile. A transaction gets its GTID before it stands in the binlog, owns it until
 * it is committed in the engine, and only then is the GTID executed: it is owned or executed at every moment between.
 */
final class GtidState {
    private static final String UUID = "[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
    private static final Pattern OWNED_BY_SERVER = Pattern.compile("(" + UUID + ")((?:(?!" + UUID + ").)*)");
    private static final Pattern OWNED = Pattern.compile("[^#\\s]*:(\\d+)#");
    private static final int LOOK_MILLIS = 5;

    private final Connection connection;

    GtidState(Connection connection) {
        this.connection = connection;
    }

    boolean isOn() throws SQLException {
        return single("SELECT @@global.gtid_mode").equalsIgnoreCase("ON");
    }

    GtidSet executed() throws SQLException {
        return parse(single("SELECT @@global.gtid_executed"));
    }

    GtidSet owned() throws SQLException {
        return parseOwned(single("SELECT @@global.gtid_owned"));
    }

    /**
     * Waits until none of the transactions that are being committed now is any more.
     *
     * @return false where one still is after the limit
     */
    boolean settle(Duration limit) throws SQLException {
        var pending = owned();
        var started = System.nanoTime();
        while (!pending.isEmpty() && !owned().isDisjoint(pending)) {
            if (System.nanoTime() - started > limit.toNanos()) {
                return false;
            }
            Pause.of(LOOK_MILLIS);
        }
        return true;
    }

    /** {@code uuid:7#11:5#10uuid2:7#12}: between one server's and the next one's is nothing. */
    static GtidSet parseOwned(String text) {
        var result = GtidSet.empty();
        var servers = OWNED_BY_SERVER.matcher(text);
        while (servers.find()) {
            var numbers = OWNED.matcher(servers.group(2));
            while (numbers.find()) {
                result = result.plus(servers.group(1) + ":" + numbers.group(1));
            }
        }
        return result;
    }

    private static GtidSet parse(String text) {
        try {
            return GtidSet.parse(text);
        } catch (IllegalArgumentException tagged) {
            throw new ReplicaException(
                    ErrorCode.GTID_TAGGED,
                    "the source has executed transactions with tagged GTIDs, which the binlog reader does not know",
                    "Set gtid_next to AUTOMATIC in every session of the source",
                    tagged);
        }
    }

    private String single(String query) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
