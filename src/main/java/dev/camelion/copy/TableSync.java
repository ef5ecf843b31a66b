package dev.camelion.copy;

import dev.camelion.catalogue.SnapshotState;
import dev.camelion.catalogue.SyncStore;
import dev.camelion.ddl.model.SourceModel;
import dev.camelion.ddl.model.TableModel;
import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import dev.camelion.model.SourcePosition;
import dev.camelion.model.TableId;
import dev.camelion.source.SourceConnections;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies some tables of a source again while it is replicated. Their events are kept since before the copy; those behind
 * its position are applied to the new tables in the transaction that puts them in their places.
 */
public final class TableSync {
    private static final Logger log = LoggerFactory.getLogger(TableSync.class);

    private static final String TAKEN_FOR_DEAD = "CM009";
    // each waits half a second for the old tables' locks
    private static final int ATTEMPTS = 240;

    private final DataSource target;
    private final TargetDesign design;
    private final SyncStore syncs;
    private final TableCopies copies;

    /** @param target gives a connection to each worker and one more */
    public TableSync(
            SourceConnections source, DataSource target, TargetDesign design, SyncStore syncs, SourceChanges changes) {
        this.target = target;
        this.design = design;
        this.syncs = syncs;
        this.copies = new TableCopies(source, target, design, changes);
    }

    /**
     * @param plan of these tables alone
     * @param sync under which replay keeps their events
     * @param known the source's tables, for what these refer to
     * @param gate returns once replay has applied all that is before the copy's position
     * @throws ReplicaException where the source or the target stand in the way; the old tables are as they were
     * @throws SQLException where a server or the network fails; the old tables are as they were
     */
    public SyncedTables attempt(
            CopyPlan plan, long sync, SourceModel known, Consumer<SourcePosition> gate, CopyProgress progress)
            throws SQLException {
        var started = System.nanoTime();
        KeptTables.check(target, plan, design);
        var loaded = copies.load(plan, progress);
        loaded.warnings()
                .forEach(warning -> log.warn("sync table={} {}: {}", warning.table(), warning.code(), warning.text()));
        gate.accept(loaded.position());
        syncs.forgetCopied(plan.sourceId(), names(plan, models(loaded)), loaded.position());
        var replaced = new ArrayList<TableModel>();
        try (var session = new TargetSession(target)) {
            SwapTransaction.run(session.connection(), ATTEMPTS, connection -> {
                replaced.clear();
                replaced.addAll(replace(connection, plan, sync, loaded, known));
            });
        } catch (SQLException e) {
            if (TAKEN_FOR_DEAD.equals(e.getSQLState())) {
                throw takenForDead(e);
            }
            throw e;
        }
        var result = result(loaded, replaced);
        log.info(
                "sync tables={} again={} took={}s lock={}ms position={}",
                result.replaced().size(),
                result.again().size(),
                (System.nanoTime() - started) / 1_000_000_000,
                loaded.lockHeld().toMillis(),
                loaded.position().binlog());
        return result;
    }

    private List<TableModel> replace(
            Connection connection, CopyPlan plan, long sync, LoadedTables loaded, SourceModel known)
            throws SQLException {
        var swap = syncs.open(connection, plan.sourceId(), sync, names(plan, models(loaded)), loaded.position());
        var ready = new HashSet<>(swap.ready());
        var outcomes = loaded.outcomes().stream()
                .filter(outcome -> ready.contains(name(plan, outcome.table())))
                .toList();
        var tables = outcomes.stream().map(TableOutcome::table).toList();
        if (tables.isEmpty()) {
            return List.of();
        }
        var replacement = design.keepsTables() ? new ExistingTables(plan, design) : new Swap(plan, tables);
        replacement.replace(connection, loaded.only(outcomes)).forEach(warning -> log.warn("sync {}", warning));
        syncs.close(connection, plan.sourceId(), copied(plan, tables, known), loaded.position(), swap.held());
        var records = new CopyRecords(plan);
        records.adoptRefusedRows(connection, loaded);
        records.writeAdjustments(connection, outcomes);
        copies.forget(connection, plan);
        if (!design.keepsTables()) {
            new SelectGrants(plan.grantSelectTo()).give(connection, plan, tables);
        }
        return tables;
    }

    private List<SnapshotState.CopiedTable> copied(CopyPlan plan, List<TableModel> tables, SourceModel known) {
        var model = known;
        for (var table : tables) {
            model = model.with(table.id(), table);
        }
        var whole = model;
        return tables.stream()
                .map(table -> new SnapshotState.CopiedTable(
                        plan.schema(table.id()),
                        table.targetName(),
                        table.keyColumns().stream().map(design::columnName).toList(),
                        table.columns().stream().map(design::columnName).toList(),
                        design.foreignKeys(whole, table)))
                .toList();
    }

    private static List<TableModel> models(LoadedTables loaded) {
        return loaded.outcomes().stream().map(TableOutcome::table).toList();
    }

    private static List<List<String>> names(CopyPlan plan, List<TableModel> tables) {
        return tables.stream().map(table -> name(plan, table)).toList();
    }

    private static List<String> name(CopyPlan plan, TableModel table) {
        return List.of(plan.schema(table.id()), table.targetName());
    }

    private static SyncedTables result(LoadedTables loaded, List<TableModel> replaced) {
        var ids = new HashSet<TableId>();
        replaced.forEach(table -> ids.add(table.id()));
        var warnings = new ArrayList<String>();
        loaded.outcomes().stream()
                .filter(outcome -> ids.contains(outcome.table().id()))
                .forEach(outcome -> warnings.addAll(outcome.warnings()));
        return new SyncedTables(
                loaded.position(),
                loaded.way(),
                loaded.lockHeld(),
                replaced.stream().map(TableModel::id).toList(),
                replaced.stream()
                        .filter(table -> table.columns().isEmpty())
                        .map(TableModel::id)
                        .toList(),
                models(loaded).stream()
                        .map(TableModel::id)
                        .filter(table -> !ids.contains(table))
                        .toList(),
                warnings);
    }

    private static ReplicaException takenForDead(SQLException e) {
        return new ReplicaException(
                ErrorCode.LEASE_LOST,
                "the sync was not renewed in time and was taken for dead: " + e.getMessage(),
                "The tables are as they were; run sync_tables again",
                e);
    }
}
