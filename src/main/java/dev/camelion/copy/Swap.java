package dev.camelion.copy;

import dev.camelion.catalogue.Queries;
import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Drops the old tables and moves the loaded ones to where they were. The schemas themselves stay, with what others have in
 * them and the rights they were given; what depends on an old table is named and nothing is changed.
 */
final class Swap implements Replacement {
    private static final String OLD_TABLES = Queries.load("swap_old_tables");
    private static final String OLD_TYPES = Queries.load("swap_old_types");
    private static final String GRANTS = Queries.load("swap_grants");
    private static final String NEW_TYPES = Queries.load("swap_new_types");
    private static final String COLUMN_EXISTS = Queries.load("swap_column_exists");

    private final CopyPlan plan;
    private final String[] schemas;

    private record Grant(
            String statement,
            String schema,
            String table,
            @org.jspecify.annotations.Nullable String column) {}

    Swap(CopyPlan plan) {
        this.plan = plan;
        this.schemas = new TreeSet<>(plan.schemas().values()).toArray(String[]::new);
    }

    @Override
    public List<String> replace(Connection connection, LoadedTables loaded) throws SQLException {
        var grants = grants(connection);
        var types = names(connection, OLD_TYPES);
        var old = names(connection, OLD_TABLES);
        if (!old.isEmpty()) {
            execute(connection, "drop table %s restrict".formatted(String.join(", ", old)));
        }
        if (!types.isEmpty()) {
            execute(connection, "drop type %s restrict".formatted(String.join(", ", types)));
        }
        for (var schema : schemas) {
            moveTypes(connection, schema);
        }
        for (var outcome : loaded.outcomes()) {
            var schema = plan.schema(outcome.table().id());
            var table = Names.quoted(Names.loading(schema), outcome.table().targetName());
            move(connection, "alter table %s set schema %s".formatted(table, Names.quoted(schema)));
        }
        for (var schema : schemas) {
            execute(connection, "drop schema %s restrict".formatted(Names.quoted(Names.loading(schema))));
        }
        for (var grant : grants) {
            if (exists(connection, grant)) {
                execute(connection, grant.statement());
            }
        }
        return List.of();
    }

    private void moveTypes(Connection connection, String schema) throws SQLException {
        execute(connection, "create schema if not exists " + Names.quoted(schema));
        var moves = new ArrayList<String>();
        try (var query = connection.prepareStatement(NEW_TYPES)) {
            query.setString(1, schema);
            query.setString(2, Names.loading(schema));
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    moves.add(rows.getString(1));
                }
            }
        }
        for (var statement : moves) {
            move(connection, statement);
        }
    }

    // 42P07 a relation, 42710 a type of that name
    private static void move(Connection connection, String statement) throws SQLException {
        try {
            execute(connection, statement);
        } catch (SQLException e) {
            if ("42P07".equals(e.getSQLState()) || "42710".equals(e.getSQLState())) {
                throw new ReplicaException(
                        ErrorCode.SCHEMA_MISMATCH,
                        "the target has something of that name that is not of this source: " + e.getMessage(),
                        "Rename or drop it, then run init_replica again",
                        e);
            }
            throw e;
        }
    }

    private List<String> names(Connection connection, String statement) throws SQLException {
        var names = new ArrayList<String>();
        try (var query = connection.prepareStatement(statement)) {
            query.setLong(1, plan.sourceId());
            query.setArray(2, connection.createArrayOf("text", schemas));
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
        }
        return names;
    }

    private List<Grant> grants(Connection connection) throws SQLException {
        var grants = new ArrayList<Grant>();
        try (var query = connection.prepareStatement(GRANTS)) {
            query.setLong(1, plan.sourceId());
            query.setArray(2, connection.createArrayOf("text", schemas));
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    grants.add(new Grant(rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4)));
                }
            }
        }
        return grants;
    }

    private static boolean exists(Connection connection, Grant grant) throws SQLException {
        try (var query = connection.prepareStatement(COLUMN_EXISTS)) {
            query.setString(1, grant.schema());
            query.setString(2, grant.table());
            query.setString(3, grant.column());
            query.setString(4, grant.column());
            try (var row = query.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private static void execute(Connection connection, String statement) throws SQLException {
        try (var executed = connection.createStatement()) {
            executed.execute(statement);
        }
    }
}
