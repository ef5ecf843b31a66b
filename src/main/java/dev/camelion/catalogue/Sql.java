package dev.camelion.catalogue;

import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Runs the named statements of {@code db/query}, one connection and one transaction each. Safe to share. */
public final class Sql {
    private final DataSource target;
    private final Map<String, String> statements = new ConcurrentHashMap<>();

    public Sql(DataSource target) {
        this.target = target;
    }

    /** Reads one row of a result. */
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private interface Work<T> {
        T run(PreparedStatement statement) throws SQLException;
    }

    public <T> List<T> list(String name, Row<T> reader, @Nullable Object... arguments) {
        return run(name, statement -> rows(statement, reader), arguments);
    }

    public <T> Optional<T> first(String name, Row<T> reader, @Nullable Object... arguments) {
        return list(name, reader, arguments).stream().findFirst();
    }

    /** Returns the number of rows changed. */
    public int update(String name, @Nullable Object... arguments) {
        return run(name, PreparedStatement::executeUpdate, arguments);
    }

    /** The same within the caller's transaction. */
    public int update(Connection connection, String name, @Nullable Object... arguments) throws SQLException {
        try (var statement = connection.prepareStatement(text(name))) {
            bind(statement, arguments);
            return statement.executeUpdate();
        }
    }

    /** The rows of a result within the caller's transaction. */
    <T> List<T> list(Connection connection, String name, Row<T> reader, @Nullable Object... arguments)
            throws SQLException {
        try (var statement = connection.prepareStatement(text(name))) {
            bind(statement, arguments);
            return rows(statement, reader);
        }
    }

    Connection connection() throws SQLException {
        return target.getConnection();
    }

    private static <T> List<T> rows(PreparedStatement statement, Row<T> reader) throws SQLException {
        var rows = new ArrayList<T>();
        try (var result = statement.executeQuery()) {
            while (result.next()) {
                rows.add(reader.read(result));
            }
        }
        return rows;
    }

    /** An array of text; none where it is NULL. */
    static List<String> texts(ResultSet row, String column) throws SQLException {
        var array = row.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    private <T> T run(String name, Work<T> work, @Nullable Object[] arguments) {
        try (var connection = target.getConnection();
                var statement = connection.prepareStatement(text(name))) {
            bind(statement, arguments);
            return work.run(statement);
        } catch (SQLException failure) {
            throw failure(name, failure);
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object[] arguments) throws SQLException {
        for (var i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
    }

    private String text(String name) {
        return statements.computeIfAbsent(name, Queries::load);
    }

    static ReplicaException failure(String what, SQLException failure) {
        var state = failure.getSQLState() == null ? "" : failure.getSQLState();
        if ("3F000".equals(state) || "42P01".equals(state)) {
            return new ReplicaException(
                    ErrorCode.CATALOGUE_MISSING,
                    "the target lacks a part of schema sch_chameleon: " + failure.getMessage(),
                    "Run create_schema",
                    failure);
        }
        if (state.startsWith("08") || state.startsWith("57P") || state.isEmpty()) {
            return new ReplicaException(
                    ErrorCode.TARGET_UNREACHABLE,
                    "the target does not answer: " + failure.getMessage(),
                    "Check camelion.target.url and that the server is up",
                    failure);
        }
        if ("42501".equals(state)) {
            return new ReplicaException(
                    ErrorCode.TARGET_RIGHTS_MISSING,
                    "the target refuses " + what + ": " + failure.getMessage(),
                    "Grant the role the rights that the README lists",
                    failure);
        }
        return new ReplicaException(
                ErrorCode.TARGET_REFUSED,
                "the target refuses %s: %s %s".formatted(what, state, failure.getMessage()),
                "Look at the target's log; nothing was changed",
                failure);
    }
}
