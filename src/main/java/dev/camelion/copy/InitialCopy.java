package dev.camelion.copy;

import dev.camelion.catalogue.SnapshotState;
import dev.camelion.catalogue.SnapshotStore;
import dev.camelion.ddl.model.SourceModel;
import dev.camelion.ddl.model.TableModel;
import dev.camelion.error.ReplicaException;
import dev.camelion.model.TableId;
import dev.camelion.source.SourceConnections;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies a source whole: all tables as of one position of its binlog, beside the old ones, which stay readable until all
 * are replaced at once. One caller at a time for a source; one that was killed is repeated from the start.
 */
public final class InitialCopy {
    private static final Logger log = LoggerFactory.getLogger(InitialCopy.class);

    private final DataSource target;
    private final TargetDesign design;
    private final SnapshotStore store;
    private final TableCopies copies;

    /** @param target gives a connection to each worker and one more */
    public InitialCopy(SourceConnections source, DataSource target, TargetDesign design, SnapshotStore store) {
        this.target = target;
        this.design = design;
        this.store = store;
        this.copies = new TableCopies(source, target, design);
    }

    /**
     * @throws ReplicaException where the source or the target stand in the way; the old tables are as they were
     * @throws SQLException where a server or the network fails; the old tables are as they were
     */
    public CopyResult run(CopyPlan plan, CopyProgress progress) throws SQLException {
        var started = System.nanoTime();
        long lastRow;
        try (var connection = target.getConnection()) {
            lastRow = CopyRecords.lastRow(connection);
        }
        var loaded = copies.load(plan, progress);
        loaded.warnings()
                .forEach(warning -> log.warn("copy table={} {}: {}", warning.table(), warning.code(), warning.text()));
        var state = new SnapshotState(
                loaded.model(),
                loaded.position(),
                copied(plan, loaded.model()),
                loaded.definitions(),
                loaded.warnings());
        var swap = new Swap(plan);
        var records = new CopyRecords(plan);
        try (var session = new TargetSession(target)) {
            SwapTransaction.run(session.connection(), connection -> {
                swap.replace(connection, loaded);
                store.save(connection, plan.sourceId(), state);
                records.write(connection, lastRow, loaded.outcomes());
            });
        }
        return result(loaded, started);
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

    private static CopyResult result(LoadedTables loaded, long started) {
        var outcomes = loaded.outcomes();
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
                loaded.lockHeld(),
                discarded.values().stream().mapToLong(Integer::longValue).sum(),
                notCopied,
                warnings,
                loaded.position());
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
