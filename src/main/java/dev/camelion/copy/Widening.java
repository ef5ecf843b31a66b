package dev.camelion.copy;

import dev.camelion.catalogue.Queries;
import dev.camelion.ddl.model.ColumnModel;
import dev.camelion.ddl.model.TableModel;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/**
 * Makes room in one table for values that MySQL has against its own definition, where the target's table is its own: the empty string in an ENUM, its error
 * value, and NULL in a NOT NULL column for a zero date. Never within a transaction.
 */
final class Widening {
    private static final String ADD_EMPTY_LABEL = Queries.load("add_empty_label");

    private final Connection connection;
    private final String schema;
    private final TableModel table;
    private final TargetDesign design;
    private final Set<Long> labelled = new HashSet<>();
    private final Set<Long> nullable = new HashSet<>();

    Widening(Connection connection, String schema, TableModel table, TargetDesign design) {
        this.connection = connection;
        this.schema = schema;
        this.table = table;
        this.design = design;
    }

    /** Whether an empty value of this column may need a label that its type has not got yet. */
    boolean mayLackEmpty(ColumnModel column) {
        return !design.keepsTables()
                && column.type().name().equals("enum")
                && !column.type().labels().contains("")
                && !labelled.contains(column.id());
    }

    /** Adds the label where the column is of an enum type; true where it did. */
    boolean addEmpty(ColumnModel column) throws SQLException {
        labelled.add(column.id());
        try (var query = connection.prepareStatement(ADD_EMPTY_LABEL)) {
            query.setString(1, schema);
            query.setString(2, table.targetName());
            query.setString(3, design.columnName(column));
            try (var row = query.executeQuery()) {
                if (!row.next()) {
                    return false;
                }
                execute(row.getString(1));
                return true;
            }
        }
    }

    /** Whether NULL has to be allowed first; never in a key, whose rows are refused instead. */
    boolean mayLackNull(ColumnModel column) {
        return !design.keepsTables()
                && !column.nullable()
                && !nullable.contains(column.id())
                && !table.keyColumns().contains(column);
    }

    void allowNull(ColumnModel column) throws SQLException {
        nullable.add(column.id());
        execute("alter table %s alter column %s drop not null"
                .formatted(Names.quoted(schema, table.targetName()), Names.quoted(design.columnName(column))));
    }

    private void execute(String command) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}
