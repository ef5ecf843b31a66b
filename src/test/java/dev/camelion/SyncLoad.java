package dev.camelion;

import dev.camelion.testkit.Eventually;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Changes to the table {@code busy} at a steady rate, and a beat ten times a second in another table, whose arrival in the
 * target is watched.
 */
public final class SyncLoad implements AutoCloseable {
    public static final String[] TABLES = {
        "create table busy (id int auto_increment primary key, v int not null, pad varchar(200), key by_v (v))",
        "create table beat (id bigint primary key)",
        "insert into busy (v, pad) with recursive n (i) as (select 1 union all select i + 1 from n where i < 1000)"
                + " select i, repeat('x', 200) from n",
        "insert into busy (v, pad) select a.v, a.pad from busy a join (select 1 from busy limit 39) b"
    };
    private static final int TICKS_A_SECOND = 10;

    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(3);
    private final Connection changes;
    private final Connection beats;
    private final Connection target;
    private final Statement change;
    private final Statement beat;
    private final Statement look;
    private final String newest;
    private final AtomicLong changed = new AtomicLong();
    private final AtomicLong largestLag = new AtomicLong();
    private final ConcurrentSkipListMap<Long, Long> sent = new ConcurrentSkipListMap<>();
    private final int changesATick;
    private volatile @Nullable SQLException failure;

    public SyncLoad(TestShop shop, int changesASecond) throws SQLException {
        changes = shop.mysql().connect(shop.database());
        beats = shop.mysql().connect(shop.database());
        target = shop.connectTarget();
        change = changes.createStatement();
        beat = beats.createStatement();
        look = target.createStatement();
        newest = "select coalesce(max(id), 0) from \"%s\".beat".formatted(shop.database());
        changesATick = changesASecond / TICKS_A_SECOND;
        var period = 1000 / TICKS_A_SECOND;
        every(period, this::change);
        every(period, this::beat);
        every(period / 2, this::look);
    }

    private interface Work {
        void run() throws SQLException;
    }

    private void every(int millis, Work work) {
        clock.scheduleAtFixedRate(
                () -> {
                    try {
                        work.run();
                    } catch (SQLException e) {
                        failure = e;
                    }
                },
                0,
                millis,
                TimeUnit.MILLISECONDS);
    }

    /** Two inserts, two updates and a delete in turn, each a transaction of its own. */
    private void change() throws SQLException {
        for (var i = 0; i < changesATick; i++) {
            var n = changed.incrementAndGet();
            change.execute(
                    switch ((int) (n % 5)) {
                        case 0, 1 -> "insert into busy (v, pad) values (%d, 'new')".formatted(n);
                        case 2, 3 -> "update busy set v = v + 1 where id = %d".formatted(1 + n * 7919 % 40_000);
                        default -> "delete from busy where id = %d".formatted(1 + n * 104_729 % 40_000);
                    });
        }
    }

    private void beat() throws SQLException {
        var id = System.nanoTime();
        beat.execute("insert into beat values (%d)".formatted(id));
        sent.put(id, System.nanoTime());
    }

    private void look() throws SQLException {
        try (var row = look.executeQuery(newest)) {
            row.next();
            var waiting = sent.tailMap(row.getLong(1), false).firstEntry();
            sent.headMap(row.getLong(1)).clear();
            note(waiting);
        }
    }

    private void note(Map.@Nullable Entry<Long, Long> waiting) {
        if (waiting != null) {
            largestLag.accumulateAndGet(System.nanoTime() - waiting.getValue(), Math::max);
        }
    }

    /** Waits until that many more changes are committed. */
    public void awaitChanges(long more) {
        var wanted = changed.get() + more;
        Eventually.holds("changes are made", () -> failure != null || changed.get() >= wanted);
    }

    /** Waits until the target has come so far: where a long binlog is read from its start, capture begins with a lag. */
    public void awaitCaughtUp() {
        Eventually.holds("the target has caught up", Duration.ofSeconds(90), () -> failure != null || isCaughtUp());
        largestLag.set(0);
    }

    private boolean isCaughtUp() {
        var oldest = sent.firstEntry();
        return changed.get() > changesATick
                && oldest != null
                && System.nanoTime() - oldest.getValue() < Duration.ofSeconds(1).toNanos();
    }

    /** For how long a committed beat was not in the target, at most, since this was asked last. */
    public Duration largestLag() {
        return Duration.ofNanos(largestLag.getAndSet(0));
    }

    public long changes() {
        return changed.get();
    }

    @Override
    public void close() throws Exception {
        clock.shutdown();
        clock.awaitTermination(30, TimeUnit.SECONDS);
        changes.close();
        beats.close();
        target.close();
        if (failure != null) {
            throw failure;
        }
    }
}
