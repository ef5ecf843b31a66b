package dev.camelion.copy;

import dev.camelion.copy.chunk.Chunk;
import dev.camelion.source.SourceSnapshot;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Copies the chunks of tables side by side, each worker over its own connection of the snapshot. All of them work at the
 * first table that has chunks left. A table that was altered since the snapshot is left.
 */
final class ChunkWorkers {
    private final CopyContext context;
    private final SourceSnapshot snapshot;
    private final List<TableJob> jobs;
    private final AtomicBoolean isFailed = new AtomicBoolean();

    private record Task(TableJob job, Chunk chunk) {}

    ChunkWorkers(CopyContext context, SourceSnapshot snapshot, List<TableJob> jobs) {
        this.context = context;
        this.snapshot = snapshot;
        this.jobs = List.copyOf(jobs);
    }

    void run() throws SQLException {
        if (jobs.isEmpty()) {
            return;
        }
        // without its connection a worker in the middle of a result ends at once
        Crew.run(snapshot.size(), this::work, () -> {
            isFailed.set(true);
            snapshot.abort();
        });
    }

    private void work(int worker) throws SQLException {
        try (var lease = snapshot.lease();
                var session = new TargetSession(context.target())) {
            var source = lease.connection();
            ChunkCopier copier = null;
            for (var task = next(source); task != null; task = next(source)) {
                if (copier == null || copier.job() != task.job()) {
                    copier = new ChunkCopier(context, task.job(), session.connection());
                }
                copy(copier, source, task);
            }
        }
    }

    private @Nullable Task next(Connection source) throws SQLException {
        for (var job : jobs) {
            if (isFailed.get()) {
                return null;
            }
            if (!job.isAltered()) {
                var chunk = next(job, source);
                if (chunk != null) {
                    if (job.isFirst()) {
                        context.progress().started(job.id(), job.source().estimatedRows());
                    }
                    return new Task(job, chunk);
                }
            }
        }
        return null;
    }

    private static @Nullable Chunk next(TableJob job, Connection source) throws SQLException {
        try {
            return job.planner().next(source);
        } catch (SQLException e) {
            job.leaveIfAltered(e);
            return null;
        }
    }

    private void copy(ChunkCopier copier, Connection source, Task task) throws SQLException {
        try {
            copier.copy(source, task.chunk());
        } catch (SQLException e) {
            task.job().leaveIfAltered(e);
        }
    }
}
