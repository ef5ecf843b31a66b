package dev.camelion.copy;

import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import java.sql.SQLException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Builds keys, then the other indexes, of tables whose rows are complete, several at once; then comments and statistics.
 * A table of which all is there is written down as indexed.
 */
final class IndexPhase {
    // an index entry longer than a page holds; only the index is lost
    private static final String TOO_LONG = "54000";

    private final CopyContext context;
    private final Queue<Unit> units = new ConcurrentLinkedQueue<>();

    /** One index, or none where a table has none but its key. */
    private record Unit(TableJob job, List<String> statement, AtomicInteger left) {}

    IndexPhase(CopyContext context) {
        this.context = context;
    }

    void run(List<TableJob> jobs) throws SQLException {
        jobs.stream().filter(TableJob::isIndexed).forEach(job -> context.progress().finished(job.id(), job.rows()));
        var keys = new ConcurrentLinkedQueue<>(
                jobs.stream().filter(job -> !job.isIndexed()).toList());
        inSessions(session -> {
            for (var job = keys.poll(); job != null; job = keys.poll()) {
                context.progress().indexing(job.id());
                buildKey(job, session);
                enqueue(job);
            }
        });
        inSessions(session -> {
            for (var unit = units.poll(); unit != null; unit = units.poll()) {
                for (var statement : unit.statement()) {
                    build(unit.job(), session, statement);
                }
                if (unit.left().decrementAndGet() == 0) {
                    finish(unit.job(), session);
                }
            }
        });
    }

    private interface Part {
        void run(TargetSession session) throws SQLException;
    }

    private void inSessions(Part part) throws SQLException {
        Crew.run(
                context.plan().workers(),
                worker -> {
                    try (var session = new TargetSession(context.target())) {
                        session.setMaintenanceMemory(context.plan().indexBytes());
                        part.run(session);
                    }
                },
                units::clear);
    }

    private void enqueue(TableJob job) {
        var statements = context.design().indexes(job.table(), job.schema());
        var left = new AtomicInteger(Math.max(1, statements.size()));
        if (statements.isEmpty()) {
            units.add(new Unit(job, List.of(), left));
        }
        statements.forEach(statement -> units.add(new Unit(job, List.of(statement), left)));
    }

    /** Builds the table's key where that is not done yet. */
    void buildKey(TableJob job, TargetSession session) throws SQLException {
        if (job.takeKey()) {
            for (var statement : context.design().key(job.table(), job.schema())) {
                build(job, session, statement);
            }
        }
    }

    private void build(TableJob job, TargetSession session, String statement) throws SQLException {
        try {
            context.owner().begin(session.connection());
            session.execute(statement);
            session.commit();
        } catch (SQLException e) {
            session.rollback();
            if (!TOO_LONG.equals(e.getSQLState())) {
                throw refused(job, statement, e);
            }
            var warning = "%s: an index is left out: %s".formatted(job.id(), e.getMessage());
            context.store().warn(session.connection(), context.plan().sourceId(), job.id(), warning);
            job.warn(warning);
        }
    }

    private void finish(TableJob job, TargetSession session) throws SQLException {
        context.owner().begin(session.connection());
        session.executeAll(context.design().comments(job.table(), job.schema()));
        session.execute("analyze " + Names.quoted(job.schema(), job.table().targetName()));
        context.store().setIndexed(session.connection(), context.plan().sourceId(), job.id(), true);
        session.commit();
        job.indexed();
        context.progress().finished(job.id(), job.rows());
    }

    private static ReplicaException refused(TableJob job, String statement, SQLException e) throws SQLException {
        var state = String.valueOf(e.getSQLState());
        if (!state.startsWith("23") && !state.startsWith("22") && !state.startsWith("42") && !state.startsWith("0A")) {
            throw e;
        }
        return new ReplicaException(
                ErrorCode.TARGET_REFUSED,
                "%s: %s, for: %s".formatted(job.id(), e.getMessage(), statement),
                "Correct the rows in the source or leave the table out, then run the command again",
                e);
    }
}
