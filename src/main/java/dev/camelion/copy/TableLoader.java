package dev.camelion.copy;

import dev.camelion.ddl.model.TableModel;
import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Brings one table whole into its loading schema: rows, then keys and indexes, comments, statistics. */
final class TableLoader {
    // an index entry longer than a page holds; only the index is lost
    private static final String TOO_LONG = "54000";

    private final CopyPlan plan;
    private final TargetDesign design;
    private final DataSource target;
    private final CopyProgress progress;

    TableLoader(CopyPlan plan, TargetDesign design, DataSource target, CopyProgress progress) {
        this.plan = plan;
        this.design = design;
        this.target = target;
        this.progress = progress;
    }

    TableOutcome load(TableModel table, Connection source, long estimatedRows) throws SQLException {
        progress.started(table.id(), estimatedRows);
        if (table.columns().isEmpty()) {
            var warning = "%s: not copied: %s".formatted(table.id(), table.unsupported());
            return new TableOutcome(table, 0, 0, Map.of(), List.of(warning));
        }
        try (var session = new TargetSession(target)) {
            var copier = new TableCopier(plan, design, table, session.connection(), progress);
            var rows = copier.copy(source);
            progress.copied(table.id(), rows, copier.bytes());
            progress.indexing(table.id());
            var warnings = new ArrayList<>(copier.warnings());
            finish(table, session, warnings);
            progress.finished(table.id(), rows);
            return new TableOutcome(
                    table, rows, copier.refused(), copier.adjustments().drain(), warnings);
        }
    }

    private void finish(TableModel table, TargetSession session, List<String> warnings) throws SQLException {
        var schema = Names.loading(plan.schema(table.id()));
        for (var statement : design.keysAndIndexes(table, schema)) {
            try {
                session.execute(statement);
            } catch (SQLException e) {
                if (!TOO_LONG.equals(e.getSQLState())) {
                    throw refused(table, statement, e);
                }
                warnings.add("%s: an index is left out: %s".formatted(table.id(), e.getMessage()));
            }
        }
        session.executeAll(design.comments(table, schema));
        session.execute("analyze " + Names.quoted(schema, table.targetName()));
    }

    private static ReplicaException refused(TableModel table, String statement, SQLException e) {
        return new ReplicaException(
                ErrorCode.TARGET_REFUSED,
                "%s: %s, for: %s".formatted(table.id(), e.getMessage(), statement),
                "Correct the rows in the source or leave the table out, then run init_replica again",
                e);
    }
}
