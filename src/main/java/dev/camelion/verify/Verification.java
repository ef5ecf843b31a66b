package dev.camelion.verify;

import dev.camelion.ddl.model.SourceModel;
import dev.camelion.ddl.model.TableModel;
import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import dev.camelion.model.TableId;
import dev.camelion.source.MySqlErrors;
import dev.camelion.source.SourceConnections;
import dev.camelion.source.SourcePositions;
import dev.camelion.source.SourceSnapshot;
import dev.camelion.source.SourceTable;
import dev.camelion.source.SourceTables;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Compares source and target by content at one position, on the servers. Replay is held only until the target's snapshot
 * is taken. Writes nothing; needs memory for a few rows, and room to sort a table on both servers where it differs.
 */
public final class Verification {
    private static final int ATTEMPTS = 3;

    private final SourceConnections source;
    private final DataSource target;
    private final ReplicaDesign design;
    private final ReplayGate gate;

    public Verification(SourceConnections source, DataSource target, ReplicaDesign design, ReplayGate gate) {
        this.source = source;
        this.target = target;
        this.design = design;
        this.gate = gate;
    }

    /**
     * @throws ReplicaException where the source's schema does not come to rest
     * @throws SQLException where a server or the network fails
     */
    public VerificationResult run(VerificationPlan plan, VerificationProgress progress) throws SQLException {
        for (var attempt = 1; attempt <= ATTEMPTS; attempt++) {
            var result = attempt(plan, progress);
            if (result != null) {
                return result;
            }
        }
        throw new ReplicaException(
                ErrorCode.SOURCE_CHANGED,
                "tables were created or altered during each of %d verifications".formatted(ATTEMPTS),
                "Run verify again when the source's schema is at rest");
    }

    /** What MySQL says of the tables; two that are equal mean that nothing was altered in between. */
    private record Found(Map<TableId, String> definitions, Map<String, String> charsets) {}

    private @Nullable VerificationResult attempt(VerificationPlan plan, VerificationProgress progress)
            throws SQLException {
        try (var connection = source.open()) {
            var tables = new SourceTables(connection);
            var databases = new TreeSet<>(plan.schemas().keySet());
            var listed = tables.list(databases, plan.included());
            var before = found(tables, databases, listed);
            try {
                // so that replay is not past the snapshot's position before it is held there
                gate.holdAt(SourcePositions.read(connection));
                return atRest(plan, progress, tables, listed, before, databases);
            } catch (SQLException e) {
                if (MySqlErrors.isAltered(e)) {
                    return null;
                }
                throw e;
            } finally {
                gate.release();
            }
        }
    }

    /** Null when the tables were altered meanwhile. */
    private @Nullable VerificationResult atRest(
            VerificationPlan plan,
            VerificationProgress progress,
            SourceTables tables,
            List<SourceTable> listed,
            Found before,
            TreeSet<String> databases)
            throws SQLException {
        try (var snapshot = SourceSnapshot.take(source, listed, 1)) {
            if (!before.equals(found(tables, databases, tables.list(databases, plan.included())))) {
                return null;
            }
            var model = design.read(before.definitions(), before.charsets());
            try (var targetSnapshot = targetSnapshot(plan, snapshot)) {
                return compare(plan, progress, snapshot, targetSnapshot, listed, model);
            }
        }
    }

    private static Found found(SourceTables tables, TreeSet<String> databases, List<SourceTable> listed)
            throws SQLException {
        var ids = listed.stream().map(SourceTable::id).toList();
        return new Found(tables.definitions(ids), tables.charsets(databases));
    }

    private TargetSnapshot targetSnapshot(VerificationPlan plan, SourceSnapshot snapshot) throws SQLException {
        try {
            gate.holdAt(snapshot.position());
            return TargetSnapshot.take(target, plan.schemas().values());
        } finally {
            gate.release();
        }
    }

    private VerificationResult compare(
            VerificationPlan plan,
            VerificationProgress progress,
            SourceSnapshot snapshot,
            TargetSnapshot targetSnapshot,
            List<SourceTable> listed,
            SourceModel model)
            throws SQLException {
        var comparisons = new ArrayList<TableComparison>();
        progress.planned(listed.stream()
                .filter(table -> plan.selected().test(table.id()))
                .toList());
        var aside = Executors.newSingleThreadExecutor(work -> new Thread(work, "verify"));
        try {
            var verifier = new TableVerifier(snapshot.connections().get(0), targetSnapshot, aside, progress);
            compare(plan, progress, verifier, selected(plan, listed, false), model, comparisons);
            snapshot.releaseTables();
            compare(plan, progress, verifier, selected(plan, listed, true), model, comparisons);
        } finally {
            aside.shutdownNow();
        }
        comparisons.addAll(extraTables(plan, targetSnapshot, model));
        return new VerificationResult(snapshot.position(), comparisons);
    }

    private static List<SourceTable> selected(VerificationPlan plan, List<SourceTable> listed, boolean transactional) {
        return listed.stream()
                .filter(table -> table.transactional() == transactional)
                .filter(table -> plan.selected().test(table.id()))
                .toList();
    }

    private void compare(
            VerificationPlan plan,
            VerificationProgress progress,
            TableVerifier verifier,
            List<SourceTable> tables,
            SourceModel model,
            List<TableComparison> comparisons)
            throws SQLException {
        for (var table : tables) {
            progress.started(table.id(), table.estimatedRows());
            var found = model.table(table.id()).orElseThrow();
            var comparison = verifier.compare(new ComparedTable(plan, design, found));
            comparisons.add(comparison);
            progress.finished(comparison);
        }
    }

    /** Tables that the catalogue has for this source, and the source has not. */
    private static List<TableComparison> extraTables(
            VerificationPlan plan, TargetSnapshot targetSnapshot, SourceModel model) throws SQLException {
        var known = new HashSet<List<String>>();
        for (TableModel table : model.tables().values()) {
            known.add(List.of(plan.schema(table.id()), table.targetName()));
        }
        var extra = new ArrayList<TableComparison>();
        for (var name : targetSnapshot.replicated(plan.sourceId())) {
            var table = new TableId(database(plan, name.get(0)), name.get(1));
            if (!known.contains(name)
                    && plan.selected().test(table)
                    && targetSnapshot.columns(name.get(0), name.get(1)) != null) {
                extra.add(new TableComparison(
                        table, name.get(0), name.get(1), null, null, 0, List.of(), "the source has no such table"));
            }
        }
        return extra;
    }

    private static String database(VerificationPlan plan, String schema) {
        return plan.schemas().entrySet().stream()
                .filter(entry -> entry.getValue().equals(schema))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(schema);
    }
}
