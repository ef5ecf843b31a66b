package dev.camelion.catalogue;

import dev.camelion.model.BinlogPosition;
import dev.camelion.model.TableId;
import dev.camelion.value.Adjustment;
import dev.camelion.value.Adjustments;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What a copy has done so far: written in the transactions of the rows, so that a copy that was killed goes on. Writes
 * within the caller's transaction. Safe to share.
 */
public final class CopyStore {
    private final Sql sql;

    public CopyStore(DataSource target) {
        this.sql = new Sql(target);
    }

    /**
     * What was written to a table since its first snapshot.
     *
     * @param cascaded the last time that the server acted on rows of other tables without logging it; null: never
     */
    public record Change(
            TableId table,
            boolean altered,
            boolean written,
            @Nullable BinlogPosition cascaded) {}

    /** The id of the source that stands for the copy under way; its log holds what was written since. */
    public Optional<Long> loadingId(long sourceId) {
        return sql.first("copy_loading_source", row -> row.getLong("loading"), sourceId);
    }

    /** The schemas that the copy under way is loaded into; empty where there is none. */
    public Set<String> loadingSchemas(long sourceId) {
        return new TreeSet<>(sql.list("copy_loading_schemas", row -> row.getString(1), sourceId));
    }

    /** @param schemas the loading schema of each MySQL database */
    public long begin(Connection connection, long sourceId, Map<String, String> schemas) throws SQLException {
        return sql.list(connection, "begin_copy", row -> row.getLong(1), sourceId, Json.write(schemas))
                .get(0);
    }

    /** Removes all that is known of the source's copy. Safe to call twice. */
    public void forget(Connection connection, long sourceId) throws SQLException {
        sql.list(connection, "forget_copy", row -> true, sourceId);
    }

    public Map<TableId, CopyTable> tables(long sourceId) {
        var chunks = new HashMap<TableId, List<CopyChunk>>();
        sql.list(
                "copy_chunks",
                row -> chunks.computeIfAbsent(id(row), table -> new ArrayList<>())
                        .add(chunk(row)),
                sourceId);
        var tables = new LinkedHashMap<TableId, CopyTable>();
        sql.list(
                "copy_tables",
                row -> tables.put(id(row), table(row, chunks.getOrDefault(id(row), List.of()))),
                sourceId);
        return tables;
    }

    private static TableId id(ResultSet row) throws SQLException {
        return new TableId(row.getString("v_database"), row.getString("v_table"));
    }

    private static CopyTable table(ResultSet row, List<CopyChunk> chunks) throws SQLException {
        return new CopyTable(
                id(row),
                row.getString("v_target_table"),
                row.getString("t_definition"),
                row.getString("t_design"),
                new BinlogPosition(row.getString("t_binlog_name"), row.getLong("i_binlog_position")),
                row.getBoolean("b_indexed"),
                Sql.texts(row, "v_warnings"),
                chunks);
    }

    private static CopyChunk chunk(ResultSet row) throws SQLException {
        var adjustments = new HashMap<Adjustments.Key, Long>();
        Json.readMap(row.getString("adjustments")).forEach((kind, columns) -> ((Map<?, ?>) columns)
                .forEach((column, count) -> adjustments.put(
                        new Adjustments.Key(String.valueOf(column), Adjustment.valueOf(kind)),
                        ((Number) count).longValue())));
        return new CopyChunk(
                row.getInt("i_chunk"),
                key(row, "v_after"),
                key(row, "v_up_to"),
                row.getBoolean("b_done"),
                row.getLong("i_rows"),
                row.getLong("i_bytes"),
                row.getInt("i_refused"),
                adjustments);
    }

    private static @Nullable List<String> key(ResultSet row, String column) throws SQLException {
        return row.getArray(column) == null ? null : Sql.texts(row, column);
    }

    /** Begins a table: none of its chunks is there. */
    public void put(Connection connection, long sourceId, CopyTable table) throws SQLException {
        sql.update(
                connection,
                "put_copy_table",
                sourceId,
                table.id().database(),
                table.id().table(),
                table.targetName(),
                table.definition(),
                table.design(),
                table.since().file(),
                table.since().position());
    }

    /** Forgets a table with its chunks, and the rows that were refused of it. */
    public void forget(Connection connection, long sourceId, long loadingId, String loadingSchema, CopyTable table)
            throws SQLException {
        sql.update(connection, "forget_refused_rows", loadingId, loadingSchema, table.targetName());
        sql.update(
                connection,
                "forget_copy_table",
                sourceId,
                table.id().database(),
                table.id().table());
    }

    /** Notes where a chunk is cut, before its rows are read. */
    public void plan(
            long sourceId, TableId table, int chunk, @Nullable List<String> after, @Nullable List<String> upTo) {
        sql.update("plan_copy_chunk", sourceId, table.database(), table.table(), chunk, texts(after), texts(upTo));
    }

    /** Notes that a chunk's rows are there. */
    public void finish(
            Connection connection,
            long sourceId,
            TableId table,
            int chunk,
            long rows,
            long bytes,
            int refused,
            Map<Adjustments.Key, Long> adjusted)
            throws SQLException {
        var adjustments = new HashMap<String, Map<String, Long>>();
        adjusted.forEach((key, count) -> adjustments
                .computeIfAbsent(key.kind().name(), kind -> new HashMap<>())
                .put(key.column(), count));
        sql.update(
                connection,
                "finish_copy_chunk",
                rows,
                bytes,
                refused,
                Json.write(adjustments),
                sourceId,
                table.database(),
                table.table(),
                chunk);
    }

    private static String @Nullable [] texts(@Nullable List<String> key) {
        return key == null ? null : key.toArray(String[]::new);
    }

    public void warn(Connection connection, long sourceId, TableId table, String warning) throws SQLException {
        sql.update(connection, "add_copy_warning", warning, sourceId, table.database(), table.table(), warning);
    }

    public void setIndexed(Connection connection, long sourceId, TableId table, boolean isIndexed) throws SQLException {
        sql.update(connection, "set_copy_indexed", isIndexed, sourceId, table.database(), table.table());
    }

    /** What was written before the place to each table that the copy knows, since that table's first snapshot. */
    public List<Change> changes(long sourceId, BinlogPosition before) {
        return sql.list(
                "copy_changes",
                row -> new Change(id(row), row.getBoolean("altered"), row.getBoolean("written"), cascaded(row)),
                before.file(),
                before.position(),
                sourceId);
    }

    private static @Nullable BinlogPosition cascaded(ResultSet row) throws SQLException {
        var file = row.getString("cascaded_file");
        // the number alone is compared
        return file == null ? null : new BinlogPosition("binlog." + file, row.getLong("cascaded_position"));
    }
}
