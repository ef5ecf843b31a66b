package dev.camelion;

import dev.camelion.testkit.Eventually;
import dev.camelion.testkit.MySqlServer;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Inserts, updates and deletes rows of tables that have a column {@code v}, as fast as one session can, until closed. */
final class TableWriter implements AutoCloseable {
    private final MySqlServer mysql;
    private final String database;
    private final String[] tables;
    private final AtomicLong rows = new AtomicLong();
    private final Thread thread;
    private volatile boolean stopped;
    private volatile @Nullable Exception failure;

    TableWriter(MySqlServer mysql, String database, String... tables) {
        this.mysql = mysql;
        this.database = database;
        this.tables = tables;
        this.thread = new Thread(this::write, "writer");
        thread.start();
    }

    private void write() {
        try (var connection = mysql.connect(database);
                var statement = connection.createStatement()) {
            while (!stopped) {
                var n = rows.incrementAndGet();
                for (var table : tables) {
                    statement.execute("insert into %s (v) values (%d)".formatted(table, n));
                    if (n % 3 == 0) {
                        statement.execute("update %s set v = -v where v = %d".formatted(table, n - 1));
                    }
                    if (n % 5 == 0) {
                        statement.execute("delete from %s where v = %d".formatted(table, n - 4));
                    }
                }
            }
        } catch (SQLException e) {
            failure = e;
        }
    }

    /** Waits until that many more rows were written. */
    void awaitRows(long more) {
        var wanted = rows.get() + more;
        Eventually.holds("rows are written", () -> failure != null || rows.get() >= wanted);
    }

    @Override
    public void close() throws Exception {
        stopped = true;
        thread.join();
        if (failure != null) {
            throw failure;
        }
    }
}
