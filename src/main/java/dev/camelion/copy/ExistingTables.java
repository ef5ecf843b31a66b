package dev.camelion.copy;

import dev.camelion.ddl.model.TableModel;
import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Empties the tables that an application has in the target and fills them with the loaded rows. Tables, constraints,
 * triggers, views and rights stay; nobody can read the tables meanwhile.
 */
final class ExistingTables implements Replacement {
    private static final Logger log = LoggerFactory.getLogger(ExistingTables.class);

    private final CopyPlan plan;
    private final TargetDesign design;

    ExistingTables(CopyPlan plan, TargetDesign design) {
        this.plan = plan;
        this.design = design;
    }

    @Override
    public List<String> replace(Connection connection, LoadedTables loaded) throws SQLException {
        var tables = loaded.outcomes().stream()
                .map(TableOutcome::table)
                .filter(table -> !table.columns().isEmpty())
                .toList();
        var warnings = new ArrayList<String>();
        if (!tables.isEmpty()) {
            reload(new Reload(connection, names(tables)), tables, warnings);
        }
        try (var statement = connection.createStatement()) {
            for (var schema : new TreeSet<>(plan.schemas().values())) {
                statement.execute("drop schema %s cascade".formatted(Names.quoted(Names.loading(schema))));
            }
        }
        return warnings;
    }

    private void reload(Reload reload, List<TableModel> tables, List<String> warnings) throws SQLException {
        var started = System.nanoTime();
        try {
            reload.lock();
            var triggers = reload.quietTriggers();
            var foreignKeys = reload.takeForeignKeys();
            var indexes = reload.takeIndexes();
            reload.empty();
            for (var table : tables) {
                reload.fill(
                        name(table),
                        Names.quoted(Names.loading(plan.schema(table.id())), table.targetName()),
                        table.columns().stream().map(design::columnName).toList());
            }
            // what is deferred would keep the tables from being altered
            reload.execute("set constraints all immediate");
            indexes.putBack();
            warnings.addAll(foreignKeys.putBack());
            triggers.putBack();
            reload.analyze();
        } catch (SQLException e) {
            throw refused(e);
        }
        log.info("copy reload tables={} took={}ms", tables.size(), (System.nanoTime() - started) / 1_000_000);
    }

    private List<String> names(List<TableModel> tables) {
        return tables.stream().map(this::name).sorted().toList();
    }

    private String name(TableModel table) {
        return Names.quoted(plan.schema(table.id()), table.targetName());
    }

    // classes of SQLSTATE: 22 values, 23 constraints, 42 names and rights, P0 a trigger's own error
    private static SQLException refused(SQLException e) {
        var state = String.valueOf(e.getSQLState());
        if (state.startsWith("22") || state.startsWith("23") || state.startsWith("42") || state.startsWith("P0")) {
            throw new ReplicaException(
                    ErrorCode.TARGET_REFUSED,
                    "the target's tables do not take the rows that were copied: "
                            + String.valueOf(e.getMessage()).replace('\n', ' '),
                    "Correct the rows in the source or what refuses them in the target, then run init_replica again; the"
                            + " tables are as they were",
                    e);
        }
        return e;
    }
}
