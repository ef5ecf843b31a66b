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
    /** The role of a session that acts as the user who made it. */
    static final String SUPERUSER = "none";

    private static final String FOREIGN_KEYS = ReplayQueries.read("target_foreign_keys");

    private final String name = Databases.newPostgresDatabase("replay");
    private final UnaryOperator<String> statements;
    private final String owner;
    private final Set<Shape> made = new HashSet<>();
    private Connection connection = Databases.postgres().connect(name);
    private String role = SUPERUSER;

    /**
     * @param statements what is changed in the shapes' statements
     * @param owner the role that makes the shapes' tables
     */
    TargetDatabase(UnaryOperator<String> statements, String owner) throws SQLException {
        this.statements = statements;
        this.owner = owner;
        if (!owner.equals(SUPERUSER)) {
            execute("create role %1$s; grant create on database %2$s to %1$s".formatted(owner, name));
        }
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
        execute("set role " + role);
    }

    /** Goes on in a new session, in which only this role's rights count. */
    void reconnectAs(String other) throws SQLException {
        role = other;
        reconnect();
    }

    /** Makes the tables of a shape, or empties them. */
    void reset(Shape shape, boolean isAltered) throws SQLException {
        if (made.add(shape) || isAltered) {
            execute("""
                    drop schema if exists "%1$s" cascade;
                    set role %3$s;
                    create schema "%1$s";
                    set search_path = "%1$s";
                    %2$s;
                    reset search_path;
                    set role %4$s""".formatted(shape.schema(), statements.apply(shape.targetStatements()), owner, role));
        } else {
            execute(shape.tables().stream()
                    .map(table -> "delete from " + name(shape, table))
                    .collect(Collectors.joining(
                            "; ", "set session_replication_role = replica; ", "; reset session_replication_role")));
        }
    }

    /** Runs what is done to each foreign key of the shape's tables; they are made anew before their next use. */
    void changeForeignKeys(Shape shape, String change) throws SQLException {
        for (var sql : query(FOREIGN_KEYS.formatted(change, shape.schema()))) {
            execute(sql);
        }
        made.remove(shape);
    }

    static String name(Shape shape, String table) {
        return quoted(shape.schema()) + "." + quoted(table);
    }

    static String quoted(String identifier) {
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
        if (!owner.equals(SUPERUSER)) {
            reconnectAs(SUPERUSER);
            execute("drop owned by %1$s cascade; drop role %1$s".formatted(owner));
        }
        connection.close();
    }
}
