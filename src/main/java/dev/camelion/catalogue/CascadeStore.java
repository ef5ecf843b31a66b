package dev.camelion.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** The rows that replay removed or changed as foreign keys would, until the source was asked. */
public final class CascadeStore {
    private final Sql sql;

    public CascadeStore(Sql sql) {
        this.sql = sql;
    }

    /** The oldest ones behind {@code after}, 1000 at most; those of tables in quarantine wait. */
    public List<CascadedRow> pending(long sourceId, long after) {
        return sql.list("cascaded_rows", CascadeStore::row, sourceId, after);
    }

    /** Schema and name of each table that has any. */
    public List<List<String>> tables(long sourceId) {
        return sql.list("cascaded_tables", row -> List.of(row.getString(1), row.getString(2)), sourceId);
    }

    public void forget(Collection<Long> ids) {
        if (!ids.isEmpty()) {
            sql.update("forget_cascaded_rows", (Object) ids.toArray(Long[]::new));
        }
    }

    /** A transaction in the target. */
    public CascadeSession open() {
        return new CascadeSession(sql);
    }

    private static CascadedRow row(ResultSet row) throws SQLException {
        return new CascadedRow(
                row.getLong("id"),
                row.getString("schema"),
                row.getString("table"),
                Json.readMap(row.getString("row")),
                Sql.texts(row, "key"),
                Sql.texts(row, "columns"),
                row.getBoolean("obsolete"));
    }
}
