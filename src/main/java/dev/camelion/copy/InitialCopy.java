package dev.camelion.copy;

import dev.camelion.catalogue.SnapshotState;
import dev.camelion.catalogue.SnapshotStore;
import dev.camelion.ddl.model.SourceModel;
import dev.camelion.ddl.model.TableModel;
import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import dev.camelion.model.TableId;
import dev.camelion.source.MySqlErrors;
import dev.camelion.source.SourceConnections;
import dev.camelion.source.SourceSnapshot;
import dev.camelion.source.SourceTable;
import dev.camelion.source.SourceTables;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies a source whole: all tables as of one position of its binlog, beside the old ones, which stay readable until all
 * are replaced at once. One caller at a time for a source; one that was killed is repeated from the start.
 */
public final class InitialCopy {
    private static final Logger log = LoggerFactory.getLogger(InitialCopy.class);
    private static final int ATTEMPTS = 3;

    private final SourceConnections source;
    private final DataSource target;
    private final TargetDesign design;
    private final SnapshotStore store;

    /** @param target gives a connection to each worker and one more */
    public InitialCopy(SourceConnections source, DataSource target, TargetDesign design, SnapshotStore store) {
        this.source = source;
        this.target = target;
        this.design = design;
        this.store = store;
    }

    /**
     * @throws ReplicaException where the source or the target stand in the way; the old tables are as they were
     * @throws SQLException where a server or the network fails; the old tables are as they were
     */
    public CopyResult run(CopyPlan plan, CopyProgress progress) throws SQLException {
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

    private @Nullable CopyResult attempt(CopyPlan plan, CopyProgress progress) throws SQLException {
        var started = System.nanoTime();
        try (var connection = source.open()) {
            var databases = new TreeSet<>(plan.schemas().keySet());
            var tables = new SourceTables(connection);
            var listed = tables.list(databases, plan.included());
            var before = found(tables, databases, listed);
            try (var snapshot = SourceSnapshot.take(source, listed, plan.workers())) {
                if (!before.equals(found(tables, databases, tables.list(databases, plan.included())))) {
                    return null;
                }
                var model = design.read(before.definitions(), before.charsets());
                return load(plan, progress, snapshot, listed, model, definitions(tables, before), started);
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

    private CopyResult load(
            CopyPlan plan,
            CopyProgress progress,
            SourceSnapshot snapshot,
            List<SourceTable> listed,
            SourceModel model,
            List<SnapshotState.Definition> definitions,
            long started)
            throws SQLException {
        long lastRow;
        try (var connection = target.getConnection()) {
            lastRow = CopyRecords.lastRow(connection);
        }
        var loading = new LoadingSchemas(plan, target);
        loading.create(design, model);
        var outcomes = new ArrayList<TableOutcome>();
        var workers = new CopyWorkers(snapshot, new TableLoader(plan, design, target, progress));
        outcomes.addAll(workers.copy(tasks(listed, model, false)));
        snapshot.releaseTables();
        outcomes.addAll(workers.copy(tasks(listed, model, true)));
        try (var session = new TargetSession(target)) {
            var warnings = design.warnings(model);
            warnings.forEach(
                    warning -> log.warn("copy table={} {}: {}", warning.table(), warning.code(), warning.text()));
            var state = new SnapshotState(model, snapshot.position(), copied(plan, model), definitions, warnings);
            var records = new CopyRecords(plan);
            new Swap(plan, store).run(session.connection(), outcomes, state, c -> records.write(c, lastRow, outcomes));
        }
        return result(outcomes, snapshot, started);
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

    private List<SnapshotState.CopiedTable> copied(CopyPlan plan, SourceModel model) {
        return model.tables().values().stream()
                .map(table -> new SnapshotState.CopiedTable(
                        plan.schema(table.id()),
                        table.targetName(),
                        table.keyColumns().stream().map(design::columnName).toList(),
                        table.columns().stream().map(design::columnName).toList(),
                        design.foreignKeys(model, table)))
                .toList();
    }

    private static CopyResult result(List<TableOutcome> outcomes, SourceSnapshot snapshot, long started) {
        var warnings = new ArrayList<String>();
        var discarded = new TreeMap<TableId, Integer>();
        var notCopied = outcomes.stream()
                .map(TableOutcome::table)
                .filter(table -> table.columns().isEmpty())
                .map(TableModel::id)
                .toList();
        for (var outcome : outcomes) {
            warnings.addAll(outcome.warnings());
            if (outcome.discarded() > 0) {
                discarded.put(outcome.table().id(), outcome.discarded());
            }
        }
        discarded.forEach((table, count) ->
                warnings.add("%s: %d rows discarded, see sch_chameleon.t_discarded_rows".formatted(table, count)));
        var result = new CopyResult(
                outcomes.size(),
                outcomes.stream().mapToLong(TableOutcome::rows).sum(),
                Duration.ofNanos(System.nanoTime() - started),
                snapshot.lockHeld(),
                discarded.values().stream().mapToLong(Integer::longValue).sum(),
                notCopied,
                warnings,
                snapshot.position());
        log.info(
                "copy tables={} rows={} discarded={} took={}s lock={}ms position={}",
                result.tables(),
                result.rows(),
                result.discarded(),
                result.took().toSeconds(),
                result.lockHeld().toMillis(),
                result.position().binlog());
        return result;
    }
}
