package dev.camelion.catalogue;

import dev.camelion.model.TableId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * One transaction that compares rows of the target with the source's and puts those right that differ. Rows are JSON
 * objects of target text. Closed without {@link #commit}, nothing was done.
 */
public final class CascadeSession implements AutoCloseable {
    private final Sql sql;
    private final Connection connection;

    CascadeSession(Sql sql) {
        this.sql = sql;
        this.connection = wrapped("a transaction", () -> {
            var opened = sql.connection();
            opened.setAutoCommit(false);
            return opened;
        });
    }

    private interface Work<T> {
        T run() throws SQLException;
    }

    private static <T> T wrapped(String what, Work<T> work) {
        try {
            return work.run();
        } catch (SQLException failure) {
            throw Sql.failure(what, failure);
        }
    }

    /**
     * Keeps replay where the hold has it until the end of the transaction.
     *
     * @throws dev.camelion.error.ReplicaException where the lease or the hold is another's by now
     */
    public void lock(long sourceId, long epoch, String hold) {
        first("check_hold", row -> true, sourceId, epoch, sourceId, hold);
    }

    /** Places, from 1, of keys whose rows the target lacks or has otherwise; and of those that it alone has. */
    public record Unlike(List<Integer> missing, List<Integer> extra) {
        public boolean isEmpty() {
            return missing.isEmpty() && extra.isEmpty();
        }
    }

    /**
     * Compares rows of a table by their keys.
     *
     * @param columns in which rows that are on both sides may differ
     * @param found rows that the source has of these keys, with key and columns
     */
    public Unlike unlike(
            long sourceId,
            String schema,
            String table,
            Collection<String> columns,
            List<String> keys,
            List<String> found) {
        return first(
                "unlike_source",
                row -> new Unlike(places(row, 1), places(row, 2)),
                sourceId,
                schema,
                table,
                array(columns),
                array(keys),
                array(found));
    }

    /** How many rows of a table have the row's values in these columns. */
    public long count(long sourceId, String schema, String table, Collection<String> columns, String row) {
        return first("count_rows", result -> result.getLong(1), sourceId, schema, table, array(columns), row);
    }

    /** Writes rows as the source has them, and removes those that it has not. */
    public void put(long sourceId, long epoch, String schema, String table, List<String> rows, List<String> gone) {
        first("put_rows", row -> true, sourceId, epoch, schema, table, array(rows), array(gone));
    }

    public void warn(long sourceId, TableId table, long rows) {
        first("warn_not_acted", row -> true, sourceId, table.database(), table.table(), rows);
    }

    public void needCopy(long sourceId, String schema, String table, String reason) {
        wrapped("need_copy", () -> sql.update(connection, "need_copy", reason, sourceId, schema, table));
    }

    public void forget(Collection<Long> ids) {
        wrapped(
                "forget_cascaded_rows",
                () -> sql.update(connection, "forget_cascaded_rows", (Object) ids.toArray(Long[]::new)));
    }

    public void commit() {
        wrapped("the commit", () -> {
            connection.commit();
            return true;
        });
    }

    private <T> T first(String name, Sql.Row<T> reader, Object... arguments) {
        return wrapped(name, () -> sql.list(connection, name, reader, arguments).stream()
                .findFirst()
                .orElseThrow());
    }

    private static String[] array(Collection<String> texts) {
        return texts.toArray(String[]::new);
    }

    private static List<Integer> places(ResultSet row, int index) throws SQLException {
        return Arrays.asList((Integer[]) row.getArray(index).getArray());
    }

    @Override
    public void close() {
        wrapped("the end of a transaction", () -> {
            try (connection) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            return true;
        });
    }
}
