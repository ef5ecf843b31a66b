package dev.camelion.source;

import dev.camelion.catalogue.Queries;
import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The server's variables that decide whether all of every change stands in its binlog. Pure, but for {@link #read}. */
public final class LoggingVariables {
    /** Gives their names and global values. */
    public static final String QUESTION = Queries.load("logging_variables");

    private LoggingVariables() {}

    static Map<String, String> read(Connection connection) throws SQLException {
        var variables = new TreeMap<String, String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(QUESTION)) {
            while (rows.next()) {
                variables.put(rows.getString(1), rows.getString(2));
            }
        }
        return variables;
    }

    /** What is wrong with their values, the gravest first. */
    public static List<ReplicaException> findings(Map<String, String> variables) {
        var findings = new ArrayList<ReplicaException>();
        var names = new TreeMap<String, String>();
        variables.forEach((name, value) -> names.put(name.toLowerCase(Locale.ROOT), value));
        expect(names, "log_bin", "ON", "Start the server with log_bin", findings);
        expect(
                names,
                "binlog_format",
                "ROW",
                "Set it to ROW and restart the clients that keep sessions open",
                findings);
        expect(
                names,
                "binlog_row_image",
                "FULL",
                "Set it to FULL and restart the clients that keep sessions open",
                findings);
        expect(
                names,
                "binlog_row_value_options",
                "",
                "Set it to '' and restart the clients that keep sessions open: parts of a JSON document alone are not"
                        + " replicated",
                findings);
        if ("0".equals(names.get("server_id"))) {
            findings.add(new ReplicaException(
                    ErrorCode.SOURCE_NOT_ROW_BASED, "the source has server_id=0", "Give it a server_id of its own"));
        }
        return findings;
    }

    private static void expect(
            Map<String, String> variables, String name, String expected, String hint, List<ReplicaException> findings) {
        var value = variables.get(name);
        // 5.7 has not all of them
        if (value != null && !value.equalsIgnoreCase(expected)) {
            findings.add(new ReplicaException(
                    ErrorCode.SOURCE_NOT_ROW_BASED, "the source has %s=%s".formatted(name, value), hint));
        }
    }
}
