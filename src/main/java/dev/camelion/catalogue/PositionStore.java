package dev.camelion.catalogue;

import dev.camelion.ddl.model.SourceModel;
import dev.camelion.ddl.model.TableModel;
import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import dev.camelion.model.BinlogPosition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeMap;

/** Where the log of a source ends, and what its tables looked like there. */
public final class PositionStore {
    private final Sql sql;

    public PositionStore(Sql sql) {
        this.sql = sql;
    }

    /**
     * @throws ReplicaException where the source was never copied
     */
    public StoredPosition load(long sourceId, String name) {
        return sql.first("source_position", PositionStore::read, sourceId)
                .orElseThrow(() -> new ReplicaException(
                        ErrorCode.SOURCE_NOT_INITIALISED,
                        "source " + name + " was not copied yet",
                        "Run init_replica --source " + name));
    }

    private static StoredPosition read(ResultSet row) throws SQLException {
        return new StoredPosition(
                row.getLong("i_id_source"),
                row.getString("t_server_uuid"),
                new BinlogPosition(row.getString("t_binlog_name"), row.getLong("i_binlog_position")),
                row.getString("t_gtid_set"),
                Json.readMap(row.getString("jsb_offset")),
                row.getString("t_transaction"),
                row.getLong("i_ordinal"),
                row.getBoolean("b_complete"),
                row.getLong("i_appends"));
    }

    /** The engine's schema history as of the stored offset, in order. */
    public List<String> history(long sourceId) {
        return sql.list("schema_history", row -> row.getString(1), sourceId);
    }

    /** The source model as of the stored position. */
    public SourceModel model(long sourceId) {
        var tables = sql.list("stored_tables", row -> Json.read(row.getString(1), TableModel.class), sourceId);
        var charsets = new TreeMap<String, String>();
        sql.list("stored_databases", row -> charsets.put(row.getString(1), row.getString(2)), sourceId);
        return SourceModel.of(tables, charsets);
    }

    /** Records where the source's binlog ended when it was last asked, and what of it the log holds. */
    public void polled(long sourceId, BinlogPosition end) {
        sql.list("source_polled", row -> true, sourceId, end.file(), end.position());
    }
}
