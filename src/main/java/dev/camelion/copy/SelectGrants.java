package dev.camelion.copy;

import dev.camelion.catalogue.Queries;
import dev.camelion.ddl.model.TableModel;
import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Lets roles of the target read what was copied: USAGE on its schemas, SELECT on its tables. */
public final class SelectGrants {
    private static final String MISSING = Queries.load("missing_roles");

    private final List<String> roles;

    /** A table of the target. */
    public record Table(String schema, String name) {}

    /** @param roles by their names in PostgreSQL; {@code public} is everybody */
    public SelectGrants(List<String> roles) {
        this.roles = List.copyOf(roles);
    }

    /**
     * Before anything is copied.
     *
     * @throws ReplicaException where one of the roles does not exist, with the names of all of those
     */
    public void check(DataSource target) throws SQLException {
        try (var connection = target.getConnection()) {
            check(connection);
        }
    }

    /**
     * Gives the rights in the connection's transaction; safe to call twice. Schemas and tables must exist and be owned by
     * the connection's role.
     *
     * @throws ReplicaException where a role has been dropped since; nothing is given then
     */
    public void give(Connection connection, Collection<String> schemas, Collection<Table> tables) throws SQLException {
        check(connection);
        give(connection, "usage on schema", schemas.stream().map(Names::quoted).toList());
        give(
                connection,
                "select on table",
                tables.stream()
                        .map(table -> Names.quoted(table.schema(), table.name()))
                        .toList());
    }

    /** The same for tables of a plan, which an application's are not: that grants rights on its tables itself. */
    void give(Connection connection, CopyPlan plan, Collection<TableModel> models) throws SQLException {
        var tables = models.stream()
                .map(table -> new Table(plan.schema(table.id()), table.targetName()))
                .toList();
        give(connection, tables.stream().map(Table::schema).distinct().toList(), tables);
    }

    private void give(Connection connection, String right, List<String> objects) throws SQLException {
        if (roles.isEmpty() || objects.isEmpty()) {
            return;
        }
        var to = roles.stream().map(Names::quoted).collect(Collectors.joining(", "));
        try (var statement = connection.createStatement()) {
            statement.execute("grant %s %s to %s".formatted(right, String.join(", ", objects), to));
        }
    }

    private void check(Connection connection) throws SQLException {
        var missing = new ArrayList<String>();
        try (var query = connection.prepareStatement(MISSING)) {
            query.setArray(1, connection.createArrayOf("text", roles.toArray()));
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    missing.add(rows.getString(1));
                }
            }
        }
        if (!missing.isEmpty()) {
            throw new ReplicaException(
                    ErrorCode.TARGET_ROLE_MISSING,
                    "grant-select-to names what is no role of the target: " + String.join(", ", missing),
                    "Create it there, or take it out of the source's settings");
        }
    }
}
