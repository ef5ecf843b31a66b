package dev.camelion.copy;

import dev.camelion.catalogue.Queries;
import java.sql.Connection;
import java.sql.SQLException;

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
    void write(Connection connection, LoadedTables loaded) throws SQLException {
        try (var forget = connection.prepareStatement(FORGET_ROWS)) {
            forget.setLong(1, plan.sourceId());
            forget.executeUpdate();
        }
        try (var adopt = connection.prepareStatement(ADOPT_ROWS)) {
            adopt.setLong(1, loaded.loadingId());
            adopt.setLong(2, plan.sourceId());
            adopt.executeUpdate();
        }
        try (var types = connection.prepareStatement(SET_COLUMN_TYPES)) {
            types.setString(1, plan.columnTypes());
            types.setLong(2, plan.sourceId());
            types.executeUpdate();
        }
        try (var add = connection.prepareStatement(ADD_ADJUSTMENT)) {
            for (var outcome : loaded.outcomes()) {
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
