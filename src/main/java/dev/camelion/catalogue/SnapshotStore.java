package dev.camelion.catalogue;

import dev.camelion.ddl.model.TableModel;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Writes the state after an initial copy into the catalogue. */
public final class SnapshotStore {
    /**
     * Replaces all that the catalogue knows of the source's tables, position and pending events by {@code state}, in
     * the caller's transaction: the swap of the copied schemas and this are one.
     */
    public void save(Connection connection, long sourceId, SnapshotState state) throws SQLException {
        var source = sourceName(connection, sourceId);
        try (var statement = connection.prepareStatement(Queries.load("save_snapshot"))) {
            statement.setLong(1, sourceId);
            statement.setString(2, Json.write(position(state)));
            statement.setString(3, Json.write(tables(state.tables())));
            statement.setString(4, Json.write(models(state.model().tables().values())));
            statement.setString(5, Json.write(state.model().charsets()));
            statement.setString(6, Json.write(history(source, state)));
            statement.setString(7, Json.write(warnings(state)));
            statement.execute();
        }
    }

    /**
     * The same in a transaction of its own, for rows that are in the target already; what copies before discarded is
     * forgotten.
     *
     * @param columnTypes what decides the types of the columns, as JSON
     * @param keepsTables whether the tables are an application's, which no copy may drop
     */
    public void takeOver(DataSource target, long sourceId, SnapshotState state, String columnTypes, boolean keepsTables)
            throws SQLException {
        try (var connection = target.getConnection()) {
            connection.setAutoCommit(false);
            try (var forget = connection.prepareStatement(Queries.load("forget_copied_rows"));
                    var types = connection.prepareStatement(Queries.load("set_column_types"))) {
                save(connection, sourceId, state);
                forget.setLong(1, sourceId);
                forget.executeUpdate();
                types.setString(1, columnTypes);
                types.setBoolean(2, keepsTables);
                types.setLong(3, sourceId);
                types.executeUpdate();
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private static String sourceName(Connection connection, long sourceId) throws SQLException {
        try (var statement = connection.prepareStatement(Queries.load("source_name"))) {
            statement.setLong(1, sourceId);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private static Map<String, Object> position(SnapshotState state) {
        var position = state.position();
        var result = new LinkedHashMap<String, Object>();
        result.put("server_uuid", position.serverUuid());
        result.put("binlog_name", position.binlog().file());
        result.put("binlog_position", position.binlog().position());
        if (position.gtidSet() != null) {
            result.put("gtid_set", position.gtidSet());
        }
        result.put("offset", offset(state));
        return result;
    }

    /** The offset as the engine spells it. */
    private static Map<String, Object> offset(SnapshotState state) {
        var offset = new LinkedHashMap<String, Object>();
        offset.put("file", state.position().binlog().file());
        offset.put("pos", state.position().binlog().position());
        if (state.position().gtidSet() != null) {
            offset.put("gtids", state.position().gtidSet());
        }
        return offset;
    }

    static List<Map<String, Object>> tables(List<SnapshotState.CopiedTable> tables) {
        return tables.stream()
                .map(table -> Map.<String, Object>of(
                        "schema", table.schema(),
                        "table", table.table(),
                        "keyColumns", table.keyColumns(),
                        "columns", table.columns(),
                        "foreignKeys", ForeignKeyJson.of(table.foreignKeys())))
                .toList();
    }

    private static List<Map<String, Object>> warnings(SnapshotState state) {
        return state.warnings().stream()
                .map(warning -> Map.<String, Object>of(
                        "code", warning.code(),
                        "database", warning.table().database(),
                        "table", warning.table().table(),
                        "warning", warning.text()))
                .toList();
    }

    static List<Map<String, Object>> models(Collection<TableModel> models) {
        return models.stream()
                .map(table -> Map.<String, Object>of(
                        "database", table.id().database(), "table", table.id().table(), "model", table))
                .toList();
    }

    /** The definitions as records of the engine's schema history. */
    private static List<Map<String, Object>> history(String source, SnapshotState state) {
        return state.definitions().stream()
                .map(definition -> record(source, offset(state), definition.database(), definition.statement()))
                .toList();
    }

    static Map<String, Object> record(String source, Map<String, Object> offset, String database, String statement) {
        return Map.of(
                "source",
                Map.of("server", source),
                "position",
                offset,
                "ts_ms",
                0,
                "databaseName",
                database,
                "ddl",
                statement,
                "tableChanges",
                List.of());
    }
}
