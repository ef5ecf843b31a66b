package dev.camelion;

import dev.camelion.testkit.Eventually;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A reader of the target that looks all the time which tables there are, each look one snapshot. */
final class NameWatch implements AutoCloseable {
    private final Connection connection;
    private final String query;
    private final Set<String> seen = Collections.synchronizedSet(new TreeSet<>());
    private final AtomicLong looks = new AtomicLong();
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Future<?> looking;
    private volatile boolean closing;

    NameWatch(TestShop shop) {
        this.connection = shop.connectTarget();
        // a table is told from another by the number of its columns
        this.query = "select coalesce(string_agg(relname || relnatts, ' ' order by relname), '') from pg_class"
                + " where relkind = 'r' and relnamespace = '\"%s\"'::regnamespace".formatted(shop.database());
        this.looking = thread.submit(() -> {
            look();
            return null;
        });
    }

    private void look() throws SQLException {
        try (var statement = connection.createStatement()) {
            while (!closing) {
                try (var row = statement.executeQuery(query)) {
                    row.next();
                    seen.add(row.getString(1));
                }
                looks.incrementAndGet();
            }
        }
    }

    /** What was seen until now, after one more look at least. */
    Set<String> seen() {
        var before = looks.get();
        Eventually.holds("the reader looks", () -> looks.get() > before + 1);
        return Set.copyOf(seen);
    }

    long looks() {
        return looks.get();
    }

    @Override
    public void close() throws Exception {
        closing = true;
        looking.get(30, TimeUnit.SECONDS);
        thread.shutdown();
        connection.close();
    }
}
