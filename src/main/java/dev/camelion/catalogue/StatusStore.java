package dev.camelion.catalogue;

import dev.camelion.model.TableId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads where sources and tables are. */
public final class StatusStore {
    private final Sql sql;

    public StatusStore(Sql sql) {
        this.sql = sql;
    }

    public List<SourceState> sources() {
        return sql.list("source_states", StatusStore::source);
    }

    public List<TableStateRow> tables(long sourceId) {
        return sql.list("table_states", StatusStore::table, sourceId);
    }

    /** What replay stands still before, because sessions of the target hold a lock; empty where it does not. */
    public Optional<String> waitsFor(long sourceId) {
        return sql.first("ddl_wait", row -> row.getString(1), sourceId);
    }

    /** Warnings about schema changes, by code. */
    public Map<String, Long> ddlWarnings(long sourceId) {
        return counts("ddl_warning_counts", sourceId);
    }

    /** Schema changes, by what became of them. */
    public Map<String, Long> ddlOutcomes(long sourceId) {
        return counts("ddl_outcome_counts", sourceId);
    }

    /** Schema changes that the target refused and that are open. */
    public long ddlRefused(long sourceId) {
        return sql.first("ddl_refused", row -> row.getLong(1), sourceId).orElse(0L);
    }

    private Map<String, Long> counts(String query, long sourceId) {
        var counts = new TreeMap<String, Long>();
        sql.list(query, row -> counts.put(row.getString(1), row.getLong(2)), sourceId);
        return counts;
    }

    /** Open discarded rows, by table of the source. */
    public Map<TableId, Long> discarded(long sourceId) {
        var counts = new TreeMap<TableId, Long>();
        sql.list(
                "discarded_by_table",
                row -> counts.put(new TableId(row.getString(1), row.getString(2)), row.getLong(3)),
                sourceId);
        return counts;
    }

    /** What the replay has applied of a source since its copy, as far as batches are kept. */
    public Replayed replayed(long sourceId) {
        return sql.first("replayed", row -> new Replayed(row.getLong(1), row.getLong(2)), sourceId)
                .orElseThrow();
    }

    /** Row changes and schema changes. */
    public record Replayed(long rows, long schemaChanges) {}

    private static SourceState source(ResultSet row) throws SQLException {
        var file = row.getString("binlog_name");
        var replayLag = duration(row, "replay_lag");
        return new SourceState(
                row.getLong("id"),
                row.getString("source"),
                SourceStatus.of(row.getString("status")),
                row.getString("message"),
                row.getBoolean("lease_lives"),
                row.getBoolean("syncing"),
                row.getBoolean("copy_begun"),
                Sql.texts(row, "schemas"),
                instant(row, "last_read"),
                instant(row, "last_replay"),
                duration(row, "read_lag"),
                duration(row, "silence"),
                row.getObject("behind_bytes", Long.class),
                row.getLong("batches_pending"),
                row.getLong("events_pending"),
                replayLag == null ? Duration.ZERO : replayLag,
                row.getInt("replicated"),
                row.getInt("without_key"),
                row.getInt("quarantined"),
                row.getInt("copy_needed"),
                row.getLong("discarded"),
                file == null ? null : file + ":" + row.getLong("binlog_position"));
    }

    private static TableStateRow table(ResultSet row) throws SQLException {
        return new TableStateRow(
                new TableId(row.getString("database"), row.getString("table")),
                row.getString("target_schema"),
                row.getString("target_table"),
                Sql.texts(row, "keys"),
                row.getString("state"),
                row.getBoolean("copy_needed"),
                row.getBoolean("syncing"),
                row.getString("reason"),
                row.getTimestamp("ts_state").toInstant(),
                row.getLong("discarded"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }

    // never below zero: clocks of source and target differ
    private static @Nullable Duration duration(ResultSet row, String column) throws SQLException {
        var seconds = row.getBigDecimal(column);
        return seconds == null
                ? null
                : Duration.ofMillis(Math.max(0, seconds.movePointRight(3).longValue()));
    }
}
