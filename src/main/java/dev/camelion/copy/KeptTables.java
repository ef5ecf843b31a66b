package dev.camelion.copy;

import dev.camelion.catalogue.Queries;
import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import java.sql.SQLException;
import java.util.ArrayList;
import javax.sql.DataSource;

/** Keeps a copy from dropping an application's tables, because a line of the settings went missing. */
final class KeptTables {
    private static final String KEPT = Queries.load("kept_tables");

    private KeptTables() {}

    /** @throws ReplicaException where the copy would drop tables that the last one filled for an application */
    static void check(DataSource target, CopyPlan plan, TargetDesign design) throws SQLException {
        if (design.keepsTables()) {
            return;
        }
        var kept = new ArrayList<String>();
        try (var connection = target.getConnection();
                var query = connection.prepareStatement(KEPT)) {
            query.setLong(1, plan.sourceId());
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    kept.add(rows.getString(1));
                }
            }
        }
        if (!kept.isEmpty()) {
            throw new ReplicaException(
                    ErrorCode.SCHEMA_MISMATCH,
                    "the last copy filled tables of an application (%s), and without keep-existing-schema this one would"
                                    .formatted(String.join(", ", kept))
                            + " drop them",
                    "Put keep-existing-schema: true back, or drop the tables by hand");
        }
    }
}
