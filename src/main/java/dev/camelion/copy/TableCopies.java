package dev.camelion.copy;

import dev.camelion.catalogue.SnapshotState;
import dev.camelion.ddl.model.SourceModel;
import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import dev.camelion.model.TableId;
import dev.camelion.source.MySqlErrors;
import dev.camelion.source.SourceConnections;
import dev.camelion.source.SourceSnapshot;
import dev.camelion.source.SourceTable;
import dev.camelion.source.SourceTables;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads tables of a source, all as of one position of its binlog, into schemas beside the target's. */
final class TableCopies {
    private static final Logger log = LoggerFactory.getLogger(TableCopies.class);
    private static final int ATTEMPTS = 3;

    private final SourceConnections source;
    private final DataSource target;
    private final TargetDesign design;

    /** @param target gives a connection to each worker and one more */
    TableCopies(SourceConnections source, DataSource target, TargetDesign design) {
        this.source = source;
        this.target = target;
        this.design = design;
    }

    /**
     * @throws ReplicaException where the source or the target stand in the way; the old tables are as they were
     * @throws SQLException where a server or the network fails; the old tables are as they were
     */
    LoadedTables load(CopyPlan plan, CopyProgress progress) throws SQLException {
        for (var attempt = 1; ; attempt++) {
            var result = attempt(plan, progress);
            if (result != null) {
                return result;
            }
            if (attempt == ATTEMPTS) {
                throw new ReplicaException(
                        ErrorCode.SOURCE_CHANGED,
                        "tables were created or altered during each of %d copies".formatted(attempt),
                        "Run init_replica again when the source's schema is at rest");
            }
            log.warn("copy attempt={} a table was created or altered since the snapshot: once more", attempt);
        }
    }

    /** What MySQL says of the tables; two that are equal mean that nothing was altered in between. */
    private record Found(List<TableId> tables, Map<TableId, String> definitions, Map<String, String> charsets) {}

    private @Nullable LoadedTables attempt(CopyPlan plan, CopyProgress progress) throws SQLException {
        try (var connection = source.open()) {
            var databases = new TreeSet<>(plan.schemas().keySet());
            var tables = new SourceTables(connection);
            var listed = tables.list(databases, plan.included());
            var before = found(tables, databases, listed);
            try (var snapshot = SourceSnapshot.take(source, listed, plan.workers())) {
                log.info(
                        "copy snapshot position={} lock={}ms",
                        snapshot.position().binlog(),
                        snapshot.lockHeld().toMillis());
                if (!before.equals(found(tables, databases, tables.list(databases, plan.included())))) {
                    return null;
                }
                var model = design.read(before.definitions(), before.charsets());
                return load(plan, progress, snapshot, listed, model, definitions(tables, before));
            } catch (SQLException e) {
                if (MySqlErrors.isAltered(e)) {
                    return null;
                }
                throw e;
            }
        }
    }

    private static Found found(SourceTables tables, TreeSet<String> databases, List<SourceTable> listed)
            throws SQLException {
        var ids = listed.stream().map(SourceTable::id).toList();
        return new Found(ids, tables.definitions(ids), tables.charsets(databases));
    }

    /**
     * The definitions the engine starts from: also of tables that are not replicated, whose rows it reads all the same
     * and would stop at if it did not know them.
     */
    private static List<SnapshotState.Definition> definitions(SourceTables tables, Found found) throws SQLException {
        var definitions = new ArrayList<SnapshotState.Definition>();
        var others = tables
                .list(found.charsets().keySet(), table -> !found.definitions().containsKey(table))
                .stream()
                .map(SourceTable::id)
                .toList();
        for (var database : found.charsets().keySet()) {
            definitions.add(new SnapshotState.Definition(database, tables.databaseDefinition(database)));
        }
        found.definitions()
                .forEach((table, text) -> definitions.add(new SnapshotState.Definition(table.database(), text)));
        tables.definitions(others)
                .forEach((table, text) -> definitions.add(new SnapshotState.Definition(table.database(), text)));
        return definitions;
    }

    private LoadedTables load(
            CopyPlan plan,
            CopyProgress progress,
            SourceSnapshot snapshot,
            List<SourceTable> listed,
            SourceModel model,
            List<SnapshotState.Definition> definitions)
            throws SQLException {
        new LoadingSchemas(plan, target).create(design, model);
        var outcomes = new ArrayList<TableOutcome>();
        progress.planned(model, listed);
        var workers = new CopyWorkers(snapshot, new TableLoader(plan, design, target, progress));
        outcomes.addAll(workers.copy(tasks(listed, model, false)));
        snapshot.releaseTables();
        outcomes.addAll(workers.copy(tasks(listed, model, true)));
        return new LoadedTables(
                snapshot.position(), model, definitions, outcomes, design.warnings(model), snapshot.lockHeld());
    }

    // the largest first, so that no worker is left with it alone
    private static List<CopyWorkers.Task> tasks(List<SourceTable> listed, SourceModel model, boolean transactional) {
        return listed.stream()
                .filter(table -> table.transactional() == transactional)
                .sorted(Comparator.comparingLong(SourceTable::estimatedBytes).reversed())
                .flatMap(table -> model.table(table.id()).stream()
                        .map(found -> new CopyWorkers.Task(found, table.estimatedRows())))
                .toList();
    }
}
