package dev.camelion.copy;

import dev.camelion.catalogue.CopyStore;
import dev.camelion.copy.chunk.Chunk;
import dev.camelion.ddl.model.ColumnModel;
import dev.camelion.source.Quoted;
import dev.camelion.value.Adjustments;
import dev.camelion.value.ValueCodec;
import dev.camelion.value.ValueCodecs;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Copies chunks of one table, each a stream from end to end and one transaction of the target, in which it is also
 * written down as done. One thread at a time.
 */
final class ChunkCopier {
    private static final int PROGRESS_ROWS = 10_000;

    private final TableJob job;
    private final TargetDesign design;
    private final Connection target;
    private final CopyStore store;
    private final CopyPlan plan;
    private final Ownership owner;
    private final CopyProgress progress;
    private final List<ColumnModel> columns;
    private final List<ValueCodec> codecs;
    private final Widening widening;
    private final RowLimit limit;

    ChunkCopier(CopyContext context, TableJob job, Connection target) {
        this.job = job;
        this.design = context.design();
        this.target = target;
        this.store = context.store();
        this.plan = context.plan();
        this.owner = context.owner();
        this.progress = context.progress();
        this.columns = job.table().columns();
        this.codecs = columns.stream()
                .map(column -> ValueCodecs.of(column, design.rule(job.table(), column)))
                .toList();
        this.widening = new Widening(target, job, design, store, plan.sourceId());
        this.limit = new RowLimit(job.id(), Runtime.getRuntime().maxMemory(), plan.workers());
    }

    TableJob job() {
        return job;
    }

    /** What was copied of a chunk. */
    private record Copied(long rows, long bytes, int refused, Map<Adjustments.Key, Long> adjusted) {}

    /** Copies all rows of the chunk, or none. */
    void copy(Connection source, Chunk chunk) throws SQLException {
        Copied copied = null;
        while (copied == null) {
            try {
                owner.begin(target);
                copied = read(source, chunk);
                store.finish(
                        target,
                        plan.sourceId(),
                        job.id(),
                        chunk.number(),
                        copied.rows(),
                        copied.bytes(),
                        copied.refused(),
                        copied.adjusted());
                target.commit();
            } catch (Widening.Needed needed) {
                // what it takes cannot be done within the transaction: the chunk is read once more
                target.rollback();
                target.setAutoCommit(true);
                widening.make(needed);
            } catch (SQLException | RuntimeException e) {
                rollBack(e);
                throw e;
            }
        }
        target.setAutoCommit(true);
        job.finished(copied.rows(), copied.bytes(), copied.refused(), copied.adjusted());
        progress.copied(job.id(), job.rows(), job.bytes());
    }

    private void rollBack(Exception e) {
        try {
            target.rollback();
            target.setAutoCommit(true);
        } catch (SQLException gone) {
            e.addSuppressed(gone);
        }
    }

    private Copied read(Connection source, Chunk chunk) throws SQLException {
        var refused = new RefusedRows(
                target, owner.loadingId(), job.id(), job.schema(), job.table().targetName(), job.refused());
        var stream = new CopyStream(target, copyStatement(), refused);
        var adjustments = new Adjustments();
        // back to the savepoint, the table is free again for who wants to alter it
        execute(source, "SAVEPOINT copied");
        try (var statement = source.createStatement()) {
            // row by row: the driver would hold the whole result otherwise
            statement.setFetchSize(Integer.MIN_VALUE);
            try (var rows = statement.executeQuery(selectStatement(chunk))) {
                while (rows.next()) {
                    copyRow(statement, rows, stream, adjustments);
                }
            }
        }
        execute(source, "ROLLBACK TO SAVEPOINT copied");
        stream.flush();
        return new Copied(stream.rows(), stream.bytes(), refused.count(), adjustments.drain());
    }

    private void copyRow(Statement statement, ResultSet row, CopyStream stream, Adjustments adjustments)
            throws SQLException {
        try {
            copyRow(row, stream, adjustments);
        } catch (SQLException | RuntimeException e) {
            // closing the result reads the rest of it, which may be long
            statement.cancel();
            throw e;
        }
    }

    private String copyStatement() {
        return columns.stream()
                .map(column -> Names.quoted(design.columnName(column)))
                .collect(Collectors.joining(
                        ", ", "copy " + Names.quoted(job.schema(), job.table().targetName()) + " (", ") from stdin"));
    }

    private String selectStatement(Chunk chunk) {
        var expressions = new ArrayList<String>();
        for (var i = 0; i < columns.size(); i++) {
            expressions.add(
                    codecs.get(i).selectExpression(Quoted.name(columns.get(i).name())));
        }
        return "SELECT %s FROM %s%s".formatted(String.join(", ", expressions), Quoted.table(job.id()), chunk.clauses());
    }

    private static void execute(Connection source, String command) throws SQLException {
        try (var statement = source.createStatement()) {
            statement.execute(command);
        }
    }

    private void copyRow(ResultSet row, CopyStream stream, Adjustments adjustments) throws SQLException {
        limit.begin();
        for (var i = 0; i < codecs.size(); i++) {
            var value = row.getBytes(i + 1);
            var column = columns.get(i);
            if (value == null) {
                stream.nullField();
                continue;
            }
            limit.add(value.length);
            if (value.length == 0) {
                widening.checkEmpty(column);
            }
            if (!codecs.get(i).writeFromCopy(value, adjustments, stream.field())) {
                widening.checkNull(column);
                stream.nullField();
            }
        }
        var refusal = adjustments.takeRefusal();
        if (refusal == null) {
            stream.endRow();
        } else {
            stream.refuseRow(refusal);
        }
        if (stream.rows() % PROGRESS_ROWS == 0) {
            progress.copied(job.id(), job.rows() + stream.rows(), job.bytes() + stream.bytes());
        }
    }
}
