package dev.camelion.copy;

import dev.camelion.catalogue.Queries;
import dev.camelion.ddl.model.ColumnModel;
import dev.camelion.ddl.model.TableModel;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/** Adds MySQL's error value, the empty string, to the enum types of one table where a row has it. */
final class EnumLabels {
    private static final String ADD_EMPTY_LABEL = Queries.load("add_empty_label");

    private final Connection connection;
    private final String schema;
    private final TableModel table;
    private final Set<ColumnModel> complete = new HashSet<>();

    EnumLabels(Connection connection, String schema, TableModel table) {
        this.connection = connection;
        this.schema = schema;
        this.table = table;
    }

    /** Whether an empty value of this column may need a label that its type has not got yet. */
    boolean mayLackEmpty(ColumnModel column) {
        return column.type().name().equals("enum")
                && !column.type().labels().contains("")
                && !complete.contains(column);
    }

    /** Adds the label where the column is of an enum type; true where it did. Never within a transaction. */
    boolean addEmpty(ColumnModel column) throws SQLException {
        complete.add(column);
        try (var query = connection.prepareStatement(ADD_EMPTY_LABEL)) {
            query.setString(1, schema);
            query.setString(2, table.targetName());
            query.setString(3, column.name());
            try (var row = query.executeQuery();
                    var add = connection.createStatement()) {
                if (!row.next()) {
                    return false;
                }
                add.execute(row.getString(1));
                return true;
            }
        }
    }
}
