package dev.camelion.copy;

import dev.camelion.catalogue.Queries;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What the catalogue keeps of a copy beside the tables: discarded rows and adjusted values. */
final class CopyRecords {
    private static final String ADD_ADJUSTMENT = Queries.load("add_value_adjustment");
    private static final String SET_COLUMN_TYPES = Queries.load("set_column_types");
    private static final String FORGET_ROWS = Queries.load("forget_copied_rows");
    private static final String LAST_ROW = "select coalesce(max(i_id_row), 0) from sch_chameleon.t_discarded_rows";

    private final CopyPlan plan;

    CopyRecords(CopyPlan plan) {
        this.plan = plan;
    }

    /** The last row that was discarded before this copy. */
    static long lastRow(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(LAST_ROW)) {
            row.next();
            return row.getLong(1);
        }
    }

    void write(Connection connection, long lastRowBefore, List<TableOutcome> tables) throws SQLException {
        try (var forget = connection.prepareStatement(FORGET_ROWS)) {
            forget.setLong(1, plan.sourceId());
            forget.setLong(2, lastRowBefore);
            forget.executeUpdate();
        }
        try (var types = connection.prepareStatement(SET_COLUMN_TYPES)) {
            types.setString(1, plan.columnTypes());
            types.setLong(2, plan.sourceId());
            types.executeUpdate();
        }
        writeAdjustments(connection, tables);
    }

    void writeAdjustments(Connection connection, List<TableOutcome> tables) throws SQLException {
        try (var add = connection.prepareStatement(ADD_ADJUSTMENT)) {
            for (var outcome : tables) {
                for (var adjustment : outcome.adjustments().entrySet()) {
                    add.setLong(1, plan.sourceId());
                    add.setString(2, plan.schema(outcome.table().id()));
                    add.setString(3, outcome.table().targetName());
                    add.setString(4, adjustment.getKey().column());
                    add.setString(5, adjustment.getKey().kind().id());
                    add.setLong(6, adjustment.getValue());
                    add.executeUpdate();
                }
            }
        }
    }
}
