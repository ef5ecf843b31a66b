package dev.camelion.copy;

import dev.camelion.catalogue.Queries;
import dev.camelion.ddl.model.TableModel;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The schemas that a copy is loaded into, one beside each target schema; nobody else's. */
final class LoadingSchemas {
    private static final String LOADING_TABLE = Queries.load("loading_table");

    private final CopyPlan plan;
    private final TargetDesign design;

    /** A loading table as it is now. */
    private record Found(boolean exists, List<String> types, List<String> indexDrops) {}

    LoadingSchemas(CopyPlan plan, TargetDesign design) {
        this.plan = plan;
        this.design = design;
    }

    /** The loading schema of each MySQL database. */
    Map<String, String> byDatabase() {
        return plan.loadingSchemas();
    }

    /** Drops what an earlier copy has left, and begins with empty schemas. */
    void create(Connection connection) throws SQLException {
        drop(connection);
        for (var schema : schemas()) {
            execute(connection, "create schema " + Names.quoted(schema));
        }
    }

    private void drop(Connection connection) throws SQLException {
        drop(connection, schemas());
    }

    void drop(Connection connection, Set<String> some) throws SQLException {
        for (var schema : some) {
            execute(connection, "drop schema if exists %s cascade".formatted(Names.quoted(schema)));
        }
    }

    Set<String> schemas() {
        return new TreeSet<>(byDatabase().values());
    }

    String of(TableModel table) {
        return Names.loading(plan.schema(table.id()));
    }

    /** An empty table without keys and indexes. */
    void create(Connection connection, TableModel table) throws SQLException {
        for (var statement : design.tables(table, of(table))) {
            execute(connection, statement);
        }
    }

    boolean exists(Connection connection, String schema, String table) throws SQLException {
        return found(connection, schema, table).exists();
    }

    void drop(Connection connection, String schema, String table) throws SQLException {
        var found = found(connection, schema, table);
        execute(connection, "drop table if exists %s cascade".formatted(Names.quoted(schema, table)));
        for (var type : found.types()) {
            execute(connection, "drop type if exists %s cascade".formatted(type));
        }
    }

    /** Drops keys and indexes, as a run that was killed may have built a part of them. */
    void dropIndexes(Connection connection, String schema, String table) throws SQLException {
        for (var statement : found(connection, schema, table).indexDrops()) {
            execute(connection, statement);
        }
    }

    private static Found found(Connection connection, String schema, String table) throws SQLException {
        try (var query = connection.prepareStatement(LOADING_TABLE)) {
            query.setString(1, schema);
            query.setString(2, table);
            try (var row = query.executeQuery()) {
                row.next();
                return new Found(
                        row.getBoolean(1), List.of((String[]) row.getArray(2).getArray()), List.of((String[])
                                row.getArray(3).getArray()));
            }
        }
    }

    private static void execute(Connection connection, String statement) throws SQLException {
        try (var executed = connection.createStatement()) {
            executed.execute(statement);
        }
    }
}
