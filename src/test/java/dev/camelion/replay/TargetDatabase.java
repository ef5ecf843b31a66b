package dev.camelion.replay;

import dev.camelion.testkit.Databases;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A PostgreSQL database with a schema for each shape. One thread. */
final class TargetDatabase implements AutoCloseable {
    private final String name = Databases.newPostgresDatabase("replay");
    private final UnaryOperator<String> statements;
    private final Set<Shape> made = new HashSet<>();
    private Connection connection = Databases.postgres().connect(name);

    /** @param statements what is changed in the shapes' statements */
    TargetDatabase(UnaryOperator<String> statements) {
        this.statements = statements;
    }

    String name() {
        return name;
    }

    Connection connection() {
        return connection;
    }

    /** Goes on in a new session, which knows no plan. */
    void reconnect() throws SQLException {
        connection.close();
        connection = Databases.postgres().connect(name);
    }

    /** Makes the tables of a shape, or empties them. */
    void reset(Shape shape, boolean isAltered) throws SQLException {
        if (made.add(shape) || isAltered) {
            execute("""
                    drop schema if exists "%1$s" cascade;
                    create schema "%1$s";
                    set search_path = "%1$s";
                    %2$s;
                    reset search_path""".formatted(shape.schema(), statements.apply(shape.targetStatements())));
        } else {
            execute(shape.tables().stream()
                    .map(table -> "delete from " + name(shape, table))
                    .collect(Collectors.joining(
                            "; ", "set session_replication_role = replica; ", "; reset session_replication_role")));
        }
    }

    static String name(Shape shape, String table) {
        return quoted(shape.schema()) + "." + quoted(table);
    }

    private static String quoted(String identifier) {
        return "\"" + identifier.replace("\"", "\"\"") + "\"";
    }

    /** All rows of the columns that the source has, as text. */
    List<String> rows(SourceTable table) throws SQLException {
        return query(table.columnNames().stream()
                .map(column -> quoted(column) + "::text")
                .collect(Collectors.joining(", ", "select ", " from " + name(table.shape(), table.name()))));
    }

    /** Rows as text, columns divided by bars. */
    List<String> query(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            var rows = new ArrayList<String>();
            var columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                var row = new ArrayList<String>();
                for (var i = 1; i <= columns; i++) {
                    row.add(result.getString(i));
                }
                rows.add(joined(row));
            }
            return rows;
        }
    }

    static String joined(Collection<String> values) {
        return values.stream().map(value -> value == null ? "∅" : value).collect(Collectors.joining(" | "));
    }

    void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    Array array(Collection<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
