package dev.camelion.online;

import dev.camelion.testkit.MySqlServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A session at the source; what loses against other sessions is tried again. */
final class Session implements AutoCloseable {
    private static final int DEADLOCK = 1213;
    private static final int LOCK_TIMEOUT = 1205;

    private final Connection connection;

    Session(MySqlServer mysql, String database) {
        this.connection = mysql.connect(database);
    }

    int run(String sql, Object... values) throws SQLException {
        while (true) {
            try (var statement = connection.prepareStatement(sql)) {
                for (var i = 0; i < values.length; i++) {
                    statement.setObject(i + 1, values[i]);
                }
                return statement.executeUpdate();
            } catch (SQLException refused) {
                if (refused.getErrorCode() != DEADLOCK && refused.getErrorCode() != LOCK_TIMEOUT) {
                    throw new SQLException(
                            sql + ": " + refused.getMessage(), refused.getSQLState(), refused.getErrorCode());
                }
            }
        }
    }

    /** One column of a query's rows. */
    List<String> column(String sql, int column) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(String.valueOf(rows.getString(column)));
            }
            return values;
        }
    }

    /** Names of a table's columns, in order. */
    List<String> columns(String table) throws SQLException {
        return column("show columns from `%s`".formatted(table), 1);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
