package dev.camelion.verify.cascade;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.camelion.catalogue.CascadeSession;
import dev.camelion.catalogue.CascadeStore;
import dev.camelion.catalogue.CascadedRow;
import dev.camelion.catalogue.Json;
import dev.camelion.source.SourceConnections;
import dev.camelion.source.SourcePositions;
import dev.camelion.source.SourceSnapshot;
import dev.camelion.source.SourceTable;
import dev.camelion.source.SourceTables;
import dev.camelion.verify.ReplicaDesign;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares all recorded rows with the source at one position, and makes the target's as the source's are. For one use. */
final class Settlement {
    private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final int STAGED_BYTES = 4 << 20;

    private final SourceConnections source;
    private final CascadeStore store;
    private final ReplicaDesign design;
    private final Replication replication;
    private final CascadePlan plan;

    Settlement(
            SourceConnections source,
            CascadeStore store,
            ReplicaDesign design,
            Replication replication,
            CascadePlan plan) {
        this.source = source;
        this.store = store;
        this.design = design;
        this.replication = replication;
        this.plan = plan;
    }

    void run() throws SQLException {
        var gate = replication.gate();
        try (var connection = source.open()) {
            // held before the snapshot is taken, replay cannot pass the snapshot's position
            gate.holdAt(SourcePositions.read(connection));
            var names = store.tables(plan.sourceId());
            var tables = CheckedTables.read(connection, plan, design, names);
            var snapshotted = new SourceTables(connection)
                    .list(plan.schemas().keySet(), plan.included()).stream()
                            .filter(SourceTable::transactional)
                            .toList();
            try (var snapshot = SourceSnapshot.take(source, snapshotted, 1)) {
                gate.holdAt(snapshot.position());
                if (CheckedTables.read(connection, plan, design, names)
                        .definitions()
                        .equals(tables.definitions())) {
                    settle(tables, snapshot.connections().get(0), gate.hold());
                }
            }
        } finally {
            gate.release();
        }
    }

    private void settle(CheckedTables tables, Connection snapshot, String hold) throws SQLException {
        var started = System.nanoTime();
        var after = 0L;
        while (System.nanoTime() - started < LONGEST.toNanos()) {
            var pending = store.pending(plan.sourceId(), after);
            if (pending.isEmpty()) {
                return;
            }
            for (var group : Group.of(pending)) {
                // others were recorded since
                if (tables.names().contains(group.name())) {
                    settle(group, tables, snapshot, hold);
                }
            }
            after = pending.get(pending.size() - 1).id();
        }
    }

    private void settle(Group group, CheckedTables tables, Connection snapshot, String hold) throws SQLException {
        try (var target = store.open()) {
            target.lock(plan.sourceId(), replication.epoch(), hold);
            var table = tables.table(group.name());
            if (table != null && !group.isObsolete()) {
                settle(group, table, snapshot, target);
            }
            target.forget(group.ids());
            target.commit();
        }
    }

    private void settle(Group group, CheckedTable table, Connection snapshot, CascadeSession target)
            throws SQLException {
        Comparison comparison;
        try {
            comparison = Comparison.of(plan.sourceId(), group, table, snapshot, target);
        } catch (IllegalArgumentException changed) {
            needCopy(group, target, "foreign key actions changed rows of it, and " + changed.getMessage());
            return;
        }
        if (!comparison.uncounted().isEmpty()) {
            needCopy(group, target, "a session with foreign_key_checks=0 kept rows that have no key");
        }
        var count = comparison.missing().size() + comparison.extra().size();
        if (count > 0) {
            put(group, comparison, table, snapshot, target);
            target.warn(plan.sourceId(), table.id(), count);
            LOG.info("rows put back source={} table={} rows={}", plan.source(), table.id(), count);
        }
    }

    private void needCopy(Group group, CascadeSession target, String reason) {
        target.needCopy(plan.sourceId(), group.schema(), group.table(), reason);
        LOG.warn("copy needed source={} table={}.{}: {}", plan.source(), group.schema(), group.table(), reason);
    }

    private void put(Group group, Comparison comparison, CheckedTable table, Connection snapshot, CascadeSession target)
            throws SQLException {
        put(group, target, List.of(), jsons(comparison.extra()));
        var staged = new ArrayList<String>();
        var bytes = new long[1];
        table.read(
                snapshot,
                group.key(),
                comparison.missing().stream().map(CascadedRow::values).toList(),
                column -> true,
                row -> {
                    staged.add(row);
                    bytes[0] += row.getBytes(UTF_8).length;
                    if (bytes[0] > STAGED_BYTES) {
                        put(group, target, staged, List.of());
                        staged.clear();
                        bytes[0] = 0;
                    }
                });
        put(group, target, staged, List.of());
    }

    private void put(Group group, CascadeSession target, List<String> rows, List<String> gone) {
        if (!rows.isEmpty() || !gone.isEmpty()) {
            target.put(plan.sourceId(), replication.epoch(), group.schema(), group.table(), rows, gone);
        }
    }

    private static List<String> jsons(List<CascadedRow> rows) {
        return rows.stream().map(row -> Json.write(row.values())).toList();
    }
}
