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
    private static final String ADOPT_ROWS = Queries.load("adopt_refused_rows");

    private final CopyPlan plan;

    CopyRecords(CopyPlan plan) {
        this.plan = plan;
    }

    /** Replaces what is known of the source's earlier copies. */
    void write(Connection connection, LoadedTables loaded, boolean keepsTables) throws SQLException {
        try (var forget = connection.prepareStatement(FORGET_ROWS)) {
            forget.setLong(1, plan.sourceId());
            forget.executeUpdate();
        }
        adoptRefusedRows(connection, loaded);
        try (var types = connection.prepareStatement(SET_COLUMN_TYPES)) {
            types.setString(1, plan.columnTypes());
            types.setBoolean(2, keepsTables);
            types.setLong(3, plan.sourceId());
            types.executeUpdate();
        }
        writeAdjustments(connection, loaded.outcomes());
    }

    /** Rows that the copy refused are the source's from now on. */
    void adoptRefusedRows(Connection connection, LoadedTables loaded) throws SQLException {
        try (var adopt = connection.prepareStatement(ADOPT_ROWS)) {
            adopt.setLong(1, loaded.loadingId());
            adopt.setLong(2, plan.sourceId());
            adopt.executeUpdate();
        }
    }

    void writeAdjustments(Connection connection, List<TableOutcome> outcomes) throws SQLException {
        try (var add = connection.prepareStatement(ADD_ADJUSTMENT)) {
            for (var outcome : outcomes) {
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
