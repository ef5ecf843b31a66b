package dev.camelion.copy;

import dev.camelion.catalogue.CopyStore;
import dev.camelion.catalogue.CopyTable;
import dev.camelion.ddl.model.ForeignKeyModel;
import dev.camelion.ddl.model.SourceModel;
import dev.camelion.model.SourcePosition;
import dev.camelion.model.TableId;
import dev.camelion.source.SourceSnapshot;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** What was written to the source between a copy's first snapshot and its present one. */
final class Written {
    private final SourceChanges changes;
    private final CopyBook book;
    private final CopyPlan plan;
    private final long loadingId;
    private final Set<TableId> rows = new HashSet<>();

    Written(SourceChanges changes, CopyBook book, CopyPlan plan, long loadingId) {
        this.changes = changes;
        this.book = book;
        this.plan = plan;
        this.loadingId = loadingId;
    }

    /** Looks what was written, and gives the tables of which what is copied is of no use for that. */
    Set<TableId> until(SourcePosition position, SourceModel model) {
        var tables = book.tables();
        if (tables.values().stream().noneMatch(Written::hasRows)) {
            return Set.of();
        }
        changes.log(loadingId, position);
        var useless = new HashSet<TableId>();
        for (var change : book.store().changes(plan.sourceId(), position.binlog())) {
            if (isUseless(change, tables.get(change.table()), model)) {
                useless.add(change.table());
            } else if (change.written()) {
                rows.add(change.table());
            }
            var cascaded = change.cascaded();
            if (cascaded != null) {
                // what the server did to the children is not in the binlog
                children(change.table(), model).stream()
                        .map(tables::get)
                        .filter(child -> child != null && child.since().compareTo(cascaded) <= 0)
                        .forEach(child -> useless.add(child.id()));
            }
        }
        rows.removeAll(useless);
        return useless;
    }

    private static boolean hasRows(CopyTable table) {
        return table.chunks().stream().anyMatch(chunk -> chunk.done());
    }

    // refused rows are kept without their key: nobody could say which of them were corrected
    private static boolean isUseless(CopyStore.Change change, @Nullable CopyTable table, SourceModel model) {
        return change.altered()
                || change.written()
                        && (table == null
                                || table.chunks().stream().anyMatch(chunk -> chunk.refused() > 0)
                                || model.table(change.table())
                                        .filter(found -> !found.keyColumns().isEmpty())
                                        .isEmpty());
    }

    private static Set<TableId> children(TableId parent, SourceModel model) {
        var found = new HashSet<TableId>();
        var next = new ArrayDeque<>(List.of(parent));
        for (var table = next.poll(); table != null; table = next.poll()) {
            for (var child : model.tables().values()) {
                for (var key : child.foreignKeys()) {
                    if (key.referenced().equals(table) && acts(key) && found.add(child.id())) {
                        next.add(child.id());
                    }
                }
            }
        }
        return found;
    }

    private static boolean acts(ForeignKeyModel key) {
        var actions = (key.onDelete() + key.onUpdate()).toLowerCase(Locale.ROOT);
        return actions.contains("cascade") || actions.contains("set");
    }

    /** Brings those of the tables that were written to to the snapshot; all of their chunks are copied. */
    void bring(CopyContext context, SourceSnapshot snapshot, List<TableJob> jobs) throws SQLException {
        var wanted = jobs.stream()
                .filter(job -> job.isCarried() && rows.contains(job.id()))
                .toList();
        dropHalfIndexes(context, jobs);
        if (wanted.isEmpty()) {
            return;
        }
        Queue<TableJob> queue = new ConcurrentLinkedQueue<>(wanted);
        var indexes = new IndexPhase(context);
        Crew.run(
                snapshot.size(),
                worker -> {
                    try (var lease = snapshot.lease();
                            var session = new TargetSession(context.target())) {
                        for (var job = queue.poll(); job != null; job = queue.poll()) {
                            session.setMaintenanceMemory(plan.indexBytes());
                            indexes.buildKey(job, session);
                            bring(new WrittenRows(context, job), job, lease.connection(), session);
                        }
                    }
                },
                () -> {
                    queue.clear();
                    snapshot.abort();
                });
    }

    private static void bring(WrittenRows written, TableJob job, Connection source, TargetSession session)
            throws SQLException {
        try {
            written.bring(source, session);
        } catch (SQLException e) {
            session.rollback();
            job.leaveIfAltered(e);
        }
    }

    // an earlier run may have been killed while it built them
    private void dropHalfIndexes(CopyContext context, List<TableJob> jobs) throws SQLException {
        try (var session = new TargetSession(context.target())) {
            for (var job : jobs) {
                if (job.isCarried() && !job.isIndexed()) {
                    book.schemas()
                            .dropIndexes(
                                    session.connection(),
                                    job.schema(),
                                    job.table().targetName());
                }
            }
        }
    }
}
