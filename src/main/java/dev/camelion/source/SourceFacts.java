package dev.camelion.source;

import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a server says of itself.
 *
 * @param version its digits alone, for example {@code 8.0.36}
 * @param sqlMode the global one: that of a session is not in what the engine passes on
 * @param binlogEndStatement gives File and Position of the binlog's end
 */
public record SourceFacts(String version, Set<String> sqlMode, String binlogEndStatement) {
    public SourceFacts {
        sqlMode = Set.copyOf(sqlMode);
    }

    /**
     * @throws ReplicaException where the source does not answer
     */
    public static SourceFacts read(SourceConnections connections) {
        try (var connection = connections.open();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT VERSION(), @@global.sql_mode")) {
            row.next();
            return new SourceFacts(
                    row.getString(1).replaceAll("[^0-9.].*", ""),
                    modes(row.getString(2)),
                    SourcePositions.statusStatement(connection));
        } catch (SQLException failure) {
            throw new ReplicaException(
                    ErrorCode.SOURCE_UNREACHABLE,
                    "the source broke off: " + failure.getMessage(),
                    "Look at the server's error log",
                    failure);
        }
    }

    /** The server's own identity, which a copy of its data directory or a failover changes. */
    public static String serverUuid(SourceConnections connections) {
        try (var connection = connections.open();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT @@server_uuid")) {
            row.next();
            return row.getString(1);
        } catch (SQLException failure) {
            throw new ReplicaException(
                    ErrorCode.SOURCE_UNREACHABLE,
                    "the source broke off: " + failure.getMessage(),
                    "Look at the server's error log",
                    failure);
        }
    }

    private static Set<String> modes(String sqlMode) {
        return Arrays.stream(sqlMode.split(",")).filter(mode -> !mode.isEmpty()).collect(Collectors.toSet());
    }
}
