package dev.camelion.catalogue.errors;

import dev.camelion.catalogue.Sql;
import dev.camelion.model.TableId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what could not be carried over. Times are the target's. */
public final class ErrorStore {
    private final Sql sql;

    public ErrorStore(Sql sql) {
        this.sql = sql;
    }

    /** The tables of a source that are not as they should be, in the order of their names. */
    public List<TroubledTable> tables(long sourceId) {
        return sql.list("troubled_tables", ErrorStore::table, sourceId, sourceId, sourceId);
    }

    /** The newest open discarded rows of these tables, newest first. */
    public List<DiscardedRow> newest(long sourceId, List<TroubledTable> tables, int limit) {
        return sql.list("discarded_rows", ErrorStore::row, sourceId, schemas(tables), names(tables), limit);
    }

    /** All open discarded rows of these tables in the order of their events, those of the copy first. */
    public List<DiscardedRow> inOrder(long sourceId, List<TroubledTable> tables) {
        return sql.list("discarded_rows_in_order", ErrorStore::row, sourceId, schemas(tables), names(tables));
    }

    /** A discarded row of any source, open or not. */
    public Optional<DiscardedImage> find(long id) {
        return sql.first("discarded_row", ErrorStore::image, id);
    }

    /** The open discarded rows by table and error, the most frequent first. */
    public List<ErrorCount> counts(long sourceId) {
        return sql.list(
                "discarded_counts",
                row -> new ErrorCount(
                        tableId(row),
                        row.getString("event"),
                        row.getString("sqlstate"),
                        row.getString("error"),
                        row.getLong("rows"),
                        time(row, "last")),
                sourceId);
    }

    /** The values that were changed, by column. */
    public List<AdjustmentCount> adjustments(long sourceId) {
        return sql.list(
                "value_adjustments",
                row -> new AdjustmentCount(
                        tableId(row),
                        row.getString("column"),
                        row.getString("adjustment"),
                        row.getLong("values"),
                        time(row, "last")),
                sourceId);
    }

    /** The warnings about schema changes, newest first. */
    public List<WarningCount> warnings(long sourceId) {
        return sql.list(
                "ddl_warnings",
                row -> new WarningCount(
                        row.getString("code"),
                        tableId(row),
                        row.getString("warning"),
                        row.getLong("times"),
                        time(row, "last")),
                sourceId);
    }

    /** Schema changes that were not done, newest first. */
    public List<OpenSchemaChange> schemaChanges(long sourceId) {
        return sql.list(
                "open_schema_changes",
                row -> new OpenSchemaChange(
                        row.getObject("id", Long.class),
                        time(row, "time"),
                        tableId(row),
                        row.getString("target_schema") + "." + row.getString("target_table"),
                        row.getString("binlog_name") + ":" + row.getLong("binlog_position"),
                        row.getString("mysql"),
                        row.getString("postgres"),
                        row.getString("reason")),
                sourceId,
                sourceId);
    }

    /** Views that gave way to schema changes, newest first. */
    public List<DroppedView> droppedViews(long sourceId) {
        return sql.list(
                "dropped_views",
                row -> new DroppedView(
                        row.getLong("id"),
                        row.getString("name"),
                        row.getString("kind"),
                        time(row, "time"),
                        row.getString("position"),
                        row.getString("reason"),
                        row.getString("definition")),
                sourceId);
    }

    /** The last failures of the replica, newest first. */
    public List<LoggedError> log(long sourceId, int limit) {
        return sql.list(
                "error_log",
                row -> new LoggedError(
                        time(row, "time"), row.getString("stage"), row.getString("code"), row.getString("error")),
                sourceId,
                limit);
    }

    private static String[] schemas(List<TroubledTable> tables) {
        return tables.stream().map(TroubledTable::targetSchema).toArray(String[]::new);
    }

    private static String[] names(List<TroubledTable> tables) {
        return tables.stream().map(TroubledTable::targetTable).toArray(String[]::new);
    }

    private static TroubledTable table(ResultSet row) throws SQLException {
        return new TroubledTable(
                tableId(row),
                row.getString("target_schema"),
                row.getString("target_table"),
                row.getBoolean("quarantined"),
                row.getBoolean("copy_needed"),
                row.getString("reason"),
                instant(row, "since"),
                row.getLong("kept"),
                row.getLong("discarded"));
    }

    private static DiscardedRow row(ResultSet row) throws SQLException {
        var file = row.getString("binlog_name");
        return new DiscardedRow(
                row.getLong("id"),
                row.getString("source"),
                time(row, "time"),
                tableId(row),
                row.getString("target_schema") + "." + row.getString("target_table"),
                row.getString("event"),
                file == null ? null : file + ":" + row.getLong("binlog_position"),
                row.getString("sqlstate"),
                row.getString("error"),
                row.getString("state"),
                row.getBoolean("quarantined"));
    }

    private static DiscardedImage image(ResultSet row) throws SQLException {
        return new DiscardedImage(
                row(row),
                instant(row, "resolved"),
                row.getString("transaction"),
                row.getString("data"),
                row.getString("old"),
                row.getString("text"),
                row.getString("mysql"),
                row.getString("statements"),
                row.getString("replaced"));
    }

    private static TableId tableId(ResultSet row) throws SQLException {
        return new TableId(row.getString("database"), row.getString("table"));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
