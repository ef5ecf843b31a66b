package dev.camelion.copy;

import dev.camelion.catalogue.SnapshotStore;
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
 * are replaced at once, or into tables of an application, which are emptied and filled at once. One caller at a time for a
 * source; after one that was killed, the next goes on where it was.
 */
public final class InitialCopy {
    private static final Logger log = LoggerFactory.getLogger(InitialCopy.class);

    private final DataSource target;
    private final TargetDesign design;
    private final SnapshotStore store;
    private final TableCopies copies;

    /** @param target gives a connection to each worker and one more */
    public InitialCopy(
            SourceConnections source,
            DataSource target,
            TargetDesign design,
            SnapshotStore store,
            SourceChanges changes) {
        this.target = target;
        this.design = design;
        this.store = store;
        this.copies = new TableCopies(source, target, design, changes);
    }

    /**
     * @throws ReplicaException where the source or the target stand in the way; the old tables are as they were
     * @throws SQLException where a server or the network fails; the old tables are as they were
     */
    public CopyResult run(CopyPlan plan, CopyProgress progress) throws SQLException {
        var started = System.nanoTime();
        KeptTables.check(target, plan, design);
        var loaded = copies.load(plan, progress);
        loaded.warnings()
                .forEach(warning -> log.warn("copy table={} {}: {}", warning.table(), warning.code(), warning.text()));
        var state = CopiedTables.state(
                design,
                table -> plan.schema(table.id()),
                loaded.model(),
                loaded.position(),
                loaded.definitions(),
                loaded.warnings());
        var replacement = design.keepsTables() ? new ExistingTables(plan, design) : new Swap(plan);
        var changed = new ArrayList<String>();
        var records = new CopyRecords(plan);
        progress.phase("replacing the old tables");
        try (var session = new TargetSession(target)) {
            SwapTransaction.run(session.connection(), connection -> {
                changed.clear();
                changed.addAll(replacement.replace(connection, loaded));
                store.save(connection, plan.sourceId(), state);
                records.write(connection, loaded, design.keepsTables());
                copies.forget(connection, plan);
                if (!design.keepsTables()) {
                    new SelectGrants(plan.grantSelectTo())
                            .give(connection, plan, loaded.model().tables().values());
                }
            });
        }
        changed.forEach(warning -> log.warn("copy {}", warning));
        return result(loaded, changed, started);
    }

    private static CopyResult result(LoadedTables loaded, List<String> changed, long started) {
        var outcomes = loaded.outcomes();
        var warnings = new ArrayList<>(changed);
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
                loaded.way(),
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
