package dev.camelion.copy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.camelion.catalogue.Queries;
import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import dev.camelion.model.TableId;
import java.sql.Connection;
import java.sql.SQLException;

/** Keeps the rows of one table that PostgreSQL refuses, each with its reason. */
final class RefusedRows {
    private static final String INSERT = Queries.load("discard_copied_row");
    /** SQLSTATE of a row that a policy refuses, as the replay raises it. */
    static final String POLICY = "CM008";

    // so many bad rows are no bad rows but a wrong table
    private static final int LIMIT = 10_000;
    private static final int KEPT_BYTES = 1 << 20;

    private final Connection connection;
    private final long sourceId;
    private final TableId table;
    private final String targetSchema;
    private final String targetTable;
    private final long before;
    private int count;

    /** @param before rows of the table that were refused in other chunks */
    RefusedRows(
            Connection connection, long sourceId, TableId table, String targetSchema, String targetTable, long before) {
        this.connection = connection;
        this.sourceId = sourceId;
        this.table = table;
        this.targetSchema = targetSchema;
        this.targetTable = targetTable;
        this.before = before;
    }

    /** Whether the error is about a row's data: 22 its values, 23 constraints, 54 the server's limits. */
    static boolean isAboutData(SQLException e) {
        var state = e.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23") || state.startsWith("54"));
    }

    /** @param row a line of COPY's text format */
    void add(byte[] row, int from, int to, SQLException reason) throws SQLException {
        add(row, from, to, String.valueOf(reason.getSQLState()), String.valueOf(reason.getMessage()));
    }

    void add(byte[] row, int from, int to, String sqlState, String reason) throws SQLException {
        var text = new String(row, from, Math.min(to - from, KEPT_BYTES), UTF_8).stripTrailing();
        add(text, sqlState, reason);
    }

    /** @param row as a person reads it */
    void add(String row, String sqlState, String reason) throws SQLException {
        if (before + ++count > LIMIT) {
            throw new ReplicaException(
                    ErrorCode.TARGET_REFUSED,
                    "%s: more than %d rows are refused, the last for: %s".formatted(table, LIMIT, reason),
                    "Choose another type for the column with type-override, or another policy");
        }
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setLong(1, sourceId);
            insert.setString(2, targetSchema);
            insert.setString(3, targetTable);
            insert.setString(4, row.replace("\0", ""));
            insert.setString(5, sqlState);
            insert.setString(6, reason);
            insert.executeUpdate();
        }
    }

    int count() {
        return count;
    }
}
