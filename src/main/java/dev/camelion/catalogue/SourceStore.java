package dev.camelion.catalogue;

import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The registered sources and their states. */
public final class SourceStore {
    private final Sql sql;

    public SourceStore(Sql sql) {
        this.sql = sql;
    }

    /**
     * Registers a source with its log tables.
     *
     * @throws ReplicaException where it is registered, or one of its schemas belongs to another source
     */
    public long add(String name, Map<String, String> schemas) {
        if (find(name).isPresent()) {
            throw new ReplicaException(
                    ErrorCode.SOURCE_EXISTS, "source " + name + " is registered already", "Go on with init_replica");
        }
        for (var schema : schemas.values()) {
            sql.first("source_of_schema", row -> row.getString(1), schema).ifPresent(other -> {
                throw new ReplicaException(
                        ErrorCode.SOURCE_EXISTS,
                        "schema %s is already the target of source %s".formatted(schema, other),
                        "Give source " + name + " another schema in its settings");
            });
        }
        return sql.first("add_source", row -> row.getLong(1), name, Json.write(schemas))
                .orElseThrow();
    }

    public Optional<RegisteredSource> find(String name) {
        return list().stream().filter(source -> source.name().equals(name)).findFirst();
    }

    /**
     * @throws ReplicaException where no source of that name is registered
     */
    public RegisteredSource get(String name) {
        return find(name)
                .orElseThrow(() -> new ReplicaException(
                        ErrorCode.SOURCE_UNKNOWN,
                        "source " + name + " is not registered",
                        "Run add_source --source " + name));
    }

    public List<RegisteredSource> list() {
        return sql.list("sources", SourceStore::read);
    }

    private static RegisteredSource read(ResultSet row) throws SQLException {
        var schemas = new TreeMap<String, String>();
        Json.readMap(row.getString("schemas")).forEach((key, value) -> schemas.put(key, value.toString()));
        return new RegisteredSource(
                row.getLong("id"),
                row.getString("name"),
                SourceStatus.of(row.getString("status")),
                row.getBoolean("stop_requested"),
                row.getString("message"),
                schemas,
                row.getString("column_types"));
    }

    /** The extensions of the target whose types columns may take, each with its schema. */
    public Map<String, String> extensions() {
        var extensions = new TreeMap<String, String>();
        sql.list("target_extensions", row -> extensions.put(row.getString(1), row.getString(2)));
        return extensions;
    }

    /** Sets the status; {@code message} says what is wrong and what to do, null that nothing is. */
    public void setStatus(long id, SourceStatus status, @Nullable String message) {
        sql.update("set_source_status", status.id(), message, id);
    }

    /**
     * Sets what replay goes by.
     *
     * @param discardLimit open discarded rows of one table at which it goes to quarantine
     * @param lanes how many groups of tables may replay side by side
     * @param dependentViews what happens to views in the way of a schema change
     * @param lockWait how long a schema change waits for a lock before its tables are set aside
     */
    public void setReplayRules(long id, int discardLimit, int lanes, String dependentViews, Duration lockWait) {
        sql.update("set_replay_rules", discardLimit, lanes, dependentViews, lockWait.toMillis(), id);
    }

    public void requestStop(long id, boolean stop) {
        sql.update("request_stop", stop, id);
    }

    public boolean isStopRequested(long id) {
        return sql.first("stop_requested", row -> row.getBoolean(1), id).orElse(true);
    }

    /** Keeps a failure in {@code t_error_log}. */
    public void logError(long id, String stage, String code, String message) {
        sql.update("log_error", id, stage, code, message);
    }
}
