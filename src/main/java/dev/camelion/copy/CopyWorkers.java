package dev.camelion.copy;

import dev.camelion.ddl.model.TableModel;
import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import dev.camelion.source.SourceSnapshot;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Copies tables side by side, each worker over its own connection of the snapshot. The first failure ends all. */
final class CopyWorkers {
    private final SourceSnapshot snapshot;
    private final TableLoader loader;

    /** A table and MySQL's guess of its rows. */
    record Task(TableModel table, long estimatedRows) {}

    CopyWorkers(SourceSnapshot snapshot, TableLoader loader) {
        this.snapshot = snapshot;
        this.loader = loader;
    }

    /** Copies the tables, the first ones first. */
    List<TableOutcome> copy(List<Task> tasks) throws SQLException {
        var queue = new ConcurrentLinkedQueue<>(tasks);
        var workers = Math.min(snapshot.connections().size(), Math.max(1, tasks.size()));
        var threads = Executors.newFixedThreadPool(workers, work -> new Thread(work, "copy"));
        try {
            var running = new ExecutorCompletionService<List<TableOutcome>>(threads);
            for (var connection : snapshot.connections().subList(0, workers)) {
                running.submit(worker(queue, connection));
            }
            var outcomes = new ArrayList<TableOutcome>();
            for (var i = 0; i < workers; i++) {
                outcomes.addAll(running.take().get());
            }
            return outcomes;
        } catch (ExecutionException e) {
            // the others are in the middle of a result: without its connection a copy ends at once
            snapshot.abort();
            throw unwrapped(e);
        } catch (InterruptedException e) {
            snapshot.abort();
            Thread.currentThread().interrupt();
            throw new ReplicaException(
                    ErrorCode.NOT_CLEAN, "the copy was interrupted", "Run init_replica again; the old tables stand", e);
        } finally {
            queue.clear();
            awaitEnd(threads);
        }
    }

    private Callable<List<TableOutcome>> worker(Queue<Task> queue, Connection source) {
        return () -> {
            var outcomes = new ArrayList<TableOutcome>();
            for (var task = queue.poll(); task != null; task = queue.poll()) {
                outcomes.add(loader.load(task.table(), source, task.estimatedRows()));
            }
            return outcomes;
        };
    }

    // nobody may write to the loading schema any more when this returns
    private static void awaitEnd(ExecutorService threads) {
        threads.shutdown();
        var interrupted = Thread.interrupted();
        try {
            while (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            interrupted = true;
            threads.shutdownNow();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static SQLException unwrapped(ExecutionException e) {
        if (e.getCause() instanceof SQLException failure) {
            return failure;
        }
        if (e.getCause() instanceof RuntimeException failure) {
            throw failure;
        }
        throw new IllegalStateException(e.getCause());
    }
}
