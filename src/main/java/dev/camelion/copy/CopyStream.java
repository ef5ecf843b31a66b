package dev.camelion.copy;

import dev.camelion.value.ValueSink;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/**
 * Rows into one table, in slices of bounded size, each a COPY under a savepoint of the caller's transaction. A slice that
 * PostgreSQL refuses is halved until the bad rows stand alone; they go to {@link RefusedRows}, the others into the table.
 */
final class CopyStream {
    private static final int SLICE_BYTES = 4 << 20;
    private static final int PIECE_BYTES = 1 << 16;
    private static final String SAVEPOINT = "savepoint slice";
    private static final String RELEASE = "release savepoint slice";
    private static final String ROLL_BACK = "rollback to savepoint slice; release savepoint slice";

    private final Connection connection;
    private final CopyManager copies;
    private final String statement;
    private final RefusedRows refused;
    private final CopyText text = new CopyText();
    private @Nullable CopyIn current;
    private int sent;
    private @Nullable SQLException failure;
    private long rows;
    private long refusedRows;
    private long bytes;

    /** @param statement {@code copy .. from stdin} */
    CopyStream(Connection connection, String statement, RefusedRows refused) throws SQLException {
        this.connection = connection;
        this.copies = connection.unwrap(PGConnection.class).getCopyAPI();
        this.statement = statement;
        this.refused = refused;
    }

    /** Takes the next field of the row. */
    ValueSink field() {
        return text;
    }

    void nullField() {
        text.field(null);
    }

    void endRow() throws SQLException {
        text.endRow();
        var end = text.end(text.rows());
        if (end >= SLICE_BYTES) {
            flush();
        } else if (end - sent >= PIECE_BYTES) {
            send(end);
        }
    }

    /** Ends a row that is not for the table. */
    void refuseRow(String reason) throws SQLException {
        var start = text.end(text.rows());
        text.endRow();
        refused.add(text.bytes(), start, text.end(text.rows()), RefusedRows.POLICY, reason);
        text.dropRow();
        refusedRows++;
    }

    /** Rows sent so far, the refused ones included. */
    long rows() {
        return rows + refusedRows + text.rows();
    }

    long bytes() {
        return bytes + text.end(text.rows());
    }

    /** Sends what has ended; a row that has begun is kept. */
    void flush() throws SQLException {
        if (text.rows() == 0) {
            return;
        }
        send(text.end(text.rows()));
        finish();
        if (failure == null) {
            execute(RELEASE);
        } else {
            if (!RefusedRows.isAboutData(failure)) {
                throw failure;
            }
            execute(ROLL_BACK);
            sendHalves(0, text.rows(), failure);
        }
        rows += text.rows();
        bytes += text.end(text.rows());
        text.clearRows();
        sent = 0;
        failure = null;
    }

    // after a failure the slice is only gathered: all of it is needed again
    private void send(int end) {
        if (failure != null) {
            return;
        }
        try {
            if (current == null) {
                execute(SAVEPOINT);
                current = copies.copyIn(statement);
            }
            current.writeToCopy(text.bytes(), sent, end - sent);
            sent = end;
        } catch (SQLException e) {
            failure = e;
        }
    }

    private void finish() {
        var copy = current;
        current = null;
        if (copy == null) {
            return;
        }
        try {
            if (failure == null) {
                copy.endCopy();
            } else if (copy.isActive()) {
                copy.cancelCopy();
            }
        } catch (SQLException e) {
            failure = failure == null ? e : failure;
        }
    }

    private void sendHalves(int from, int to, SQLException reason) throws SQLException {
        if (to - from == 1) {
            refused.add(text.bytes(), text.end(from), text.end(to), reason);
            return;
        }
        var middle = (from + to) >>> 1;
        sendRange(from, middle);
        sendRange(middle, to);
    }

    private void sendRange(int from, int to) throws SQLException {
        var start = text.end(from);
        execute(SAVEPOINT);
        var copy = copies.copyIn(statement);
        try {
            copy.writeToCopy(text.bytes(), start, text.end(to) - start);
            copy.endCopy();
            execute(RELEASE);
        } catch (SQLException e) {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
            if (!RefusedRows.isAboutData(e)) {
                throw e;
            }
            execute(ROLL_BACK);
            sendHalves(from, to, e);
        }
    }

    private void execute(String command) throws SQLException {
        try (var executed = connection.createStatement()) {
            executed.execute(command);
        }
    }
}
