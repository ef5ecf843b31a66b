package dev.camelion.catalogue;

import dev.camelion.ddl.model.TableModel;
import dev.camelion.model.SourcePosition;
import dev.camelion.model.TableId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The syncs: who copies some tables of a source again while it is replicated, and what replay keeps for them. Tables of
 * the target are named by pairs of schema and name. Times are the database's.
 */
public final class SyncStore {
    private final Sql sql;

    public SyncStore(Sql sql) {
        this.sql = sql;
    }

    /** Tables that may be replaced now, and the views that gave way for it as the catalogue spells them. */
    public record OpenSwap(List<List<String>> ready, String held) {
        public OpenSwap {
            ready = List.copyOf(ready);
        }
    }

    /** A table whose structure capture is to read anew; {@code problem} says why it could not. */
    public record Request(TableId table, @Nullable String problem) {}

    /**
     * Returns the new sync's id, or nothing while another one lives.
     *
     * @param deadHolder a holder that is known to have ended; null where none is
     */
    public OptionalLong begin(
            long sourceId, String holder, Duration life, @Nullable String deadHolder, Collection<TableId> tables) {
        var names = tables.stream().map(TableId::toString).toList();
        return sql.first(
                        "begin_sync",
                        row -> row.getObject(1, Long.class),
                        sourceId,
                        holder,
                        life.toMillis(),
                        deadHolder,
                        Json.write(names))
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    /** Who syncs tables of the source now; empty where nobody does. */
    public String holder(long sourceId) {
        return sql.first("sync_holder", row -> row.getString(1), sourceId).orElse("");
    }

    /** Returns whether the sync still was there. */
    public boolean renew(long sourceId, long sync, Duration life) {
        return sql.first("renew_sync", row -> row.getBoolean(1), sourceId, sync, life.toMillis())
                .orElse(false);
    }

    /** Ends a sync; what was kept for it alone is forgotten. */
    public void end(long sourceId, long sync) {
        sql.list("end_sync", row -> true, sourceId, sync);
    }

    /** From now on replay keeps what happens to these tables, and to no others. */
    public void mark(long sourceId, long sync, Collection<List<String>> tables) {
        sql.list("mark_syncing", row -> true, sourceId, sync, Json.write(tables));
    }

    /** Forgets what was kept of these tables and is in a copy as of {@code position}. */
    public void forgetCopied(long sourceId, Collection<List<String>> tables, SourcePosition position) {
        sql.list("forget_copied", row -> true, sourceId, Json.write(tables), Json.write(json(position)));
    }

    /** Begins to replace tables, in the caller's transaction; replay waits until that ends. */
    public OpenSwap open(
            Connection connection, long sourceId, long sync, Collection<List<String>> tables, SourcePosition position)
            throws SQLException {
        return sql.list(
                        connection,
                        "open_swap",
                        row -> new OpenSwap(Json.readPairs(row.getString(1)), row.getString(2)),
                        sourceId,
                        sync,
                        Json.write(tables),
                        Json.write(json(position)))
                .get(0);
    }

    /**
     * Registers the tables that took the places of the old ones, and applies what was kept of them, in the same
     * transaction.
     */
    public void close(
            Connection connection,
            long sourceId,
            List<SnapshotState.CopiedTable> tables,
            SourcePosition position,
            String held)
            throws SQLException {
        sql.list(
                connection,
                "close_swap",
                row -> true,
                sourceId,
                Json.write(SnapshotStore.tables(tables)),
                Json.write(json(position)),
                held);
    }

    private static Map<String, Object> json(SourcePosition position) {
        var json = new LinkedHashMap<String, Object>();
        json.put("binlog_name", position.binlog().file());
        json.put("binlog_position", position.binlog().position());
        Optional.ofNullable(position.gtidSet()).ifPresent(set -> json.put("gtid_set", set));
        return json;
    }

    /** Asks the process that replicates the source to read a table's structure anew. */
    public void request(long sourceId, TableId table) {
        sql.update("request_structure", sourceId, table.database(), table.table());
    }

    public List<Request> requests(long sourceId) {
        return sql.list(
                "structure_requests",
                row -> new Request(new TableId(row.getString(1), row.getString(2)), row.getString(3)),
                sourceId);
    }

    /** Says why the structures that are asked for cannot be read. */
    public void refuse(long sourceId, String problem) {
        sql.update("refuse_structure", problem, sourceId);
    }

    /**
     * Takes tables as the source has them now into the model and into the engine's history, while the engine stands
     * still, and ends their requests.
     *
     * @param definitions CREATE TABLE of each, as MySQL prints it
     */
    public void adopt(
            RegisteredSource source,
            long epoch,
            StoredPosition position,
            Collection<TableModel> models,
            Map<TableId, String> definitions) {
        var history = models.stream()
                .map(TableModel::id)
                .flatMap(id -> List.of(
                        record(
                                source,
                                position,
                                id,
                                "DROP TABLE IF EXISTS `%s`".formatted(id.table().replace("`", "``"))),
                        record(source, position, id, definitions.getOrDefault(id, "")))
                        .stream())
                .toList();
        sql.list(
                "adopt_structure",
                row -> true,
                source.id(),
                epoch,
                Json.write(SnapshotStore.models(models)),
                Json.write(history));
    }

    private static Map<String, Object> record(
            RegisteredSource source, StoredPosition position, TableId table, String statement) {
        return SnapshotStore.record(source.name(), position.offset(), table.database(), statement);
    }
}
