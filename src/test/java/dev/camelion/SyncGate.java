package dev.camelion;

import dev.camelion.cli.operation.InitResult;
import dev.camelion.cli.operation.Progress;
import dev.camelion.config.TablePattern;
import dev.camelion.model.TableId;
import dev.camelion.testkit.Eventually;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** A sync in a thread of its own, which stands still once its first copy is taken, until the test lets it go on. */
final class SyncGate implements AutoCloseable {
    private final TestShop shop;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final CountDownLatch goesOn = new CountDownLatch(1);
    private volatile boolean isCopied;

    SyncGate(TestShop shop) {
        this.shop = shop;
    }

    Future<InitResult> sync(String... tables) {
        var patterns = Stream.of(tables)
                .map(table -> new TablePattern(shop.database() + "." + table))
                .toList();
        Callable<InitResult> work =
                () -> shop.replica().operations().syncTables(TestShop.SOURCE, patterns, false, new Waits());
        return thread.submit(work);
    }

    void awaitCopied() {
        Eventually.holds("the copy is taken", () -> isCopied);
    }

    void goOn() {
        goesOn.countDown();
    }

    @Override
    public void close() {
        goOn();
        thread.shutdownNow();
    }

    private final class Waits implements Progress {
        @Override
        public void phase(String what) {
            if (what.startsWith("waiting for replay")) {
                isCopied = true;
                try {
                    goesOn.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        @Override
        public void table(TableId table, long rows, long expectedRows, long bytes) {}

        @Override
        public void done(TableId table, long rows, long bytes) {}
    }
}
