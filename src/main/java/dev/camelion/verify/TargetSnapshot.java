package dev.camelion.verify;

import dev.camelion.catalogue.Queries;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The target as it was at one moment, over one connection. */
final class TargetSnapshot implements AutoCloseable {
    private static final String SESSION = Queries.load("plain_session");
    private static final String COLUMNS = Queries.load("target_columns");
    private static final String REPLICATED = Queries.load("replicated_names");
    // planning these long expressions for a JIT compiler takes longer than running them
    private static final String NO_JIT = "set jit to off";
    private static final int FETCHED_ROWS = 1000;

    private final Connection connection;
    private final Map<String, Map<String, List<String>>> columns;

    private TargetSnapshot(Connection connection, Collection<String> schemas) throws SQLException {
        this.connection = connection;
        try (var statement = connection.createStatement()) {
            statement.execute(SESSION);
            statement.execute(NO_JIT);
        }
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
        // the first query takes the snapshot
        this.columns = columns(schemas);
    }

    static TargetSnapshot take(DataSource target, Collection<String> schemas) throws SQLException {
        var connection = target.getConnection();
        try {
            return new TargetSnapshot(connection, schemas);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private Map<String, Map<String, List<String>>> columns(Collection<String> schemas) throws SQLException {
        var found = new TreeMap<String, Map<String, List<String>>>();
        try (var query = connection.prepareStatement(COLUMNS)) {
            query.setArray(1, connection.createArrayOf("text", schemas.toArray()));
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    var table = found.computeIfAbsent(rows.getString(1), schema -> new TreeMap<>())
                            .computeIfAbsent(rows.getString(2), name -> new ArrayList<>());
                    if (rows.getString(3) != null) {
                        table.add(rows.getString(3));
                    }
                }
            }
        }
        return found;
    }

    /** The columns of a table; null where there is no such table. */
    @Nullable
    List<String> columns(String schema, String table) {
        return columns.getOrDefault(schema, Map.of()).get(table);
    }

    /** Tables that the catalogue says are of this source: schema and name. */
    List<List<String>> replicated(long sourceId) throws SQLException {
        var names = new ArrayList<List<String>>();
        try (var query = connection.prepareStatement(REPLICATED)) {
            query.setLong(1, sourceId);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    names.add(List.of(rows.getString(1), rows.getString(2)));
                }
            }
        }
        return names;
    }

    Checksum checksum(ComparedTable table) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(table.targetChecksum())) {
            row.next();
            return Checksum.ofPieces(row.getLong(1), sum(row, 2), sum(row, 3), sum(row, 4), sum(row, 5));
        }
    }

    // of no rows it is NULL
    static BigInteger sum(ResultSet row, int index) throws SQLException {
        @Nullable BigDecimal sum = row.getBigDecimal(index);
        return sum == null ? BigInteger.ZERO : sum.toBigIntegerExact();
    }

    /** What is done with the rows while they are read. */
    interface Reader {
        void read(ResultSet rows) throws SQLException;
    }

    void rows(ComparedTable table, Reader reader) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setFetchSize(FETCHED_ROWS);
            try (var rows = statement.executeQuery(table.targetRows())) {
                reader.read(rows);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            connection.rollback();
            connection.setAutoCommit(true);
            connection.setReadOnly(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            try (var statement = connection.createStatement()) {
                statement.execute("reset all");
            }
        }
    }
}
