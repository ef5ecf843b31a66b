package dev.camelion.copy;

import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Several threads at one work. The first failure ends all. */
final class Crew {
    private Crew() {}

    /** What each thread does. */
    interface Work {
        /** @param worker from 0 */
        void run(int worker) throws SQLException;
    }

    /**
     * Returns when all have ended.
     *
     * @param abort makes the others fail soon
     */
    static void run(int workers, Work work, Runnable abort) throws SQLException {
        var threads = Executors.newFixedThreadPool(workers, task -> new Thread(task, "copy"));
        try {
            var running = new ExecutorCompletionService<Boolean>(threads);
            for (var i = 0; i < workers; i++) {
                var worker = i;
                running.submit(() -> {
                    work.run(worker);
                    return true;
                });
            }
            for (var i = 0; i < workers; i++) {
                running.take().get();
            }
        } catch (ExecutionException e) {
            abort.run();
            throw unwrapped(e);
        } catch (InterruptedException e) {
            abort.run();
            Thread.currentThread().interrupt();
            throw new ReplicaException(
                    ErrorCode.NOT_CLEAN,
                    "the copy was interrupted",
                    "Run the command again: it goes on where it was, and the old tables stand",
                    e);
        } finally {
            awaitEnd(threads);
        }
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
