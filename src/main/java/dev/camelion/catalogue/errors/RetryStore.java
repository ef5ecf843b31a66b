package dev.camelion.catalogue.errors;

import dev.camelion.catalogue.Sql;
import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import java.sql.SQLException;
import java.util.function.Supplier;

/**
 * Applies discarded rows again or gives them up, each call a transaction of its own. The functions behind it take the
 * lock of a replay call: a running replica need not be stopped.
 */
public final class RetryStore {
    private static final String SEVERITY = "ERROR: ";

    private final Sql sql;

    public RetryStore(Sql sql) {
        this.sql = sql;
    }

    /** Applies an open discarded row: {@code applied}, or {@code superseded} where a later event made it obsolete. */
    public Attempt<String> retryRow(long sourceId, long id) {
        return attempt(() ->
                sql.first("retry_row", row -> row.getString(1), sourceId, id).orElseThrow());
    }

    /** Gives an open discarded row up. */
    public Attempt<String> skipRow(long sourceId, long id) {
        return attempt(
                () -> sql.first("skip_row", row -> "skipped", sourceId, id).orElseThrow());
    }

    /** Applies what a table in quarantine has missed, its discarded rows included. */
    public Attempt<TableCounts> retryTable(long sourceId, String schema, String table) {
        return attempt(() -> sql.first(
                        "retry_table",
                        row -> new TableCounts(
                                0, row.getLong("replayed"), row.getLong("discarded"), row.getLong("kept")),
                        sourceId,
                        schema,
                        table)
                .orElseThrow());
    }

    /** Runs a text in the place of an open discarded schema change's statements, and what its tables have missed. */
    public Attempt<TableCounts> retryReplaced(long sourceId, long id, String postgres) {
        return attempt(() -> sql.first(
                        "retry_replaced",
                        row -> new TableCounts(
                                0, row.getLong("replayed"), row.getLong("discarded"), row.getLong("kept")),
                        sourceId,
                        id,
                        postgres)
                .orElseThrow());
    }

    /** Gives up the discarded rows of a table in quarantine, and applies the events that were kept since. */
    public Attempt<TableCounts> skipTable(long sourceId, String schema, String table) {
        return attempt(() -> sql.first(
                        "skip_table",
                        row -> new TableCounts(
                                row.getLong("skipped"),
                                row.getLong("replayed"),
                                row.getLong("discarded"),
                                row.getLong("kept")),
                        sourceId,
                        schema,
                        table)
                .orElseThrow());
    }

    /** A refusal belongs to the row or the table; a target that does not answer ends everything. */
    private static <T> Attempt<T> attempt(Supplier<T> work) {
        try {
            return Attempt.done(work.get());
        } catch (ReplicaException failure) {
            if (failure.code() != ErrorCode.TARGET_UNREACHABLE && failure.getCause() instanceof SQLException refused) {
                return Attempt.refused(refused.getSQLState(), firstLine(refused));
            }
            throw failure;
        }
    }

    // the lines below it say where in the catalogue's functions
    private static String firstLine(SQLException refused) {
        var line = String.valueOf(refused.getMessage()).lines().findFirst().orElse("no reason given");
        return line.startsWith(SEVERITY) ? line.substring(SEVERITY.length()) : line;
    }
}
