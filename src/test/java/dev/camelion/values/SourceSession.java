package dev.camelion.values;

import dev.camelion.testkit.Draw;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A session of the source that changes its zone and mode now and then. */
final class SourceSession implements AutoCloseable {
    private static final List<String> ZONES = List.of("+00:00", "-12:00", "+13:00", "+05:45", "-03:30");
    // DUPLICATE_ENTRY
    private static final int DUPLICATE = 1062;

    private final Connection connection;
    private final Draw draw;

    SourceSession(Connection connection, Draw draw) throws SQLException {
        this.connection = connection;
        this.draw = draw;
        connection.setAutoCommit(false);
    }

    Connection connection() {
        return connection;
    }

    /** Runs a statement in strict mode perhaps, and if that does not take it in a mode that takes anything. */
    int run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            if (draw.chance(0.3)) {
                statement.execute("set time_zone = '%s'".formatted(draw.of(ZONES)));
            }
            if (draw.chance(0.3)) {
                statement.execute("set sql_mode = 'STRICT_ALL_TABLES,ERROR_FOR_DIVISION_BY_ZERO'");
                try {
                    return statement.executeUpdate(sql);
                } catch (SQLException refused) {
                    if (refused.getErrorCode() == DUPLICATE) {
                        throw refused;
                    }
                }
            }
            statement.execute("set sql_mode = ''");
            return statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new SQLException(e.getMessage() + " in " + shortened(sql), e.getSQLState(), e.getErrorCode(), e);
        }
    }

    List<Integer> numbers(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var numbers = new ArrayList<Integer>();
            while (rows.next()) {
                numbers.add(rows.getInt(1));
            }
            return numbers;
        }
    }

    void commit() throws SQLException {
        connection.commit();
    }

    static String shortened(String text) {
        return text.length() > 2000 ? text.substring(0, 2000) + ".." : text;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
