package dev.camelion.source;

import dev.camelion.catalogue.Queries;
import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How long a source keeps its binary logs by itself.
 *
 * @param time empty where it never removes one
 * @param variable the server's variable that says so, as it is to be named to an administrator
 */
public record BinlogRetention(Optional<Duration> time, String variable) {
    private static final String QUESTION = Queries.load("binlog_retention");
    private static final String SECONDS = "binlog_expire_logs_seconds";
    private static final String DAYS = "expire_logs_days";

    /** @throws ReplicaException where the source does not answer */
    public static BinlogRetention read(SourceConnections connections) {
        try (var connection = connections.open();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(QUESTION)) {
            var variables = new TreeMap<String, String>();
            while (rows.next()) {
                variables.put(rows.getString(1).toLowerCase(Locale.ROOT), rows.getString(2));
            }
            return of(variables);
        } catch (SQLException failure) {
            throw new ReplicaException(
                    ErrorCode.SOURCE_UNREACHABLE,
                    "the source broke off: " + failure.getMessage(),
                    "Look at the server's error log",
                    failure);
        }
    }

    /** By the server's variables; which of them there are depends on its version. */
    static BinlogRetention of(Map<String, String> variables) {
        var variable = variables.containsKey(SECONDS) ? SECONDS : DAYS;
        // since 8.0.29
        if ("OFF".equalsIgnoreCase(variables.get("binlog_expire_logs_auto_purge"))) {
            return new BinlogRetention(Optional.empty(), variable);
        }
        var seconds = Duration.ofSeconds(number(variables, SECONDS));
        // 5.7 has the days alone; 8.0 goes by them where it has no seconds, 8.4 has them no more
        var days = Duration.ofDays(number(variables, DAYS));
        var time = seconds.isZero() ? days : seconds;
        return new BinlogRetention(Optional.of(time).filter(kept -> !kept.isZero()), variable);
    }

    private static long number(Map<String, String> variables, String name) {
        return Long.parseLong(variables.getOrDefault(name, "0"));
    }

    /** What keeps them so long at least: {@code binlog_expire_logs_seconds to 7200}. */
    public String setting(Duration wanted) {
        return variable.equals(DAYS)
                ? "%s to %d".formatted(DAYS, wanted.plusDays(1).minusSeconds(1).toDays())
                : "%s to %d".formatted(SECONDS, wanted.toSeconds());
    }
}
