package dev.camelion.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** Everybody who works on the shop at once, each on a connection of their own, until it is closed. */
final class Workload implements AutoCloseable {
    private static final int CUSTOMERS = 2;
    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(CUSTOMERS + 2);
    private final List<ShopSession> sessions = new ArrayList<>();
    private final AtomicLong transactions = new AtomicLong();
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    /** Makes connections to the shop. */
    interface Shop {
        Connection connect() throws SQLException;
    }

    private Workload() {}

    static Workload start(Shop shop, long seed) throws SQLException {
        var workload = new Workload();
        try {
            for (var number = 0; number < CUSTOMERS; number++) {
                var customer = new Customer(seed + number);
                workload.repeat(shop, Duration.ofMillis(12), session -> session.transaction(customer::act));
            }
            var warehouse = new Warehouse();
            workload.repeat(shop, Duration.ofSeconds(3), session -> session.transaction(warehouse::work));
            var developer = new Developer();
            workload.repeat(shop, Duration.ofMillis(1500), developer::step);
            return workload;
        } catch (SQLException failure) {
            workload.close();
            throw failure;
        }
    }

    private void repeat(Shop shop, Duration pause, ShopSession.Work work) throws SQLException {
        var session = new ShopSession(shop.connect());
        sessions.add(session);
        clock.scheduleWithFixedDelay(() -> step(session, work), pause.toNanos(), pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void step(ShopSession session, ShopSession.Work work) {
        try {
            work.run(session);
            transactions.incrementAndGet();
        } catch (SQLException | RuntimeException broken) {
            if (!clock.isShutdown() && failure.compareAndSet(null, broken)) {
                clock.shutdown();
            }
        }
    }

    long transactions() {
        return transactions.get();
    }

    /** What ended the workload before it was told to end. */
    Optional<Exception> failure() {
        return Optional.ofNullable(failure.get());
    }

    /** Returns when the last transaction has ended. Safe to call twice. */
    @Override
    public void close() throws SQLException {
        clock.shutdown();
        try {
            if (!clock.awaitTermination(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                clock.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        for (var session : sessions) {
            session.close();
        }
    }
}
