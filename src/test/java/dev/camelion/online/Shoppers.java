package dev.camelion.online;

import dev.camelion.testkit.Eventually;
import dev.camelion.testkit.MySqlServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Sessions that insert, update and delete orders until they are closed, whatever becomes of the table meanwhile. */
public final class Shoppers implements AutoCloseable {
    // the table is away for a moment, or another session was first
    private static final List<Integer> PASSING = List.of(1146, 1213, 1205, 1412, 1062, 1452);
    private static final int HIGHEST = 1500;

    private final MySqlServer mysql;
    private final String database;
    private final boolean withLines;
    private final AtomicLong written = new AtomicLong();
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final List<Future<?>> running = new ArrayList<>();
    private volatile boolean closing;

    /** @param withLines whether they write order_lines, which refer to orders */
    public Shoppers(MySqlServer mysql, String database, boolean withLines) {
        this.mysql = mysql;
        this.database = database;
        this.withLines = withLines;
        for (var seed = 1; seed <= 2; seed++) {
            var random = new Random(seed);
            running.add(threads.submit(() -> {
                shop(random);
                return null;
            }));
        }
    }

    /** Returns once they have written some more. */
    public void awaitMore() {
        var target = written.get() + 40;
        Eventually.holds("the shoppers write on: " + running, () -> written.get() >= target);
    }

    private void shop(Random random) throws SQLException {
        try (var connection = mysql.connect(database)) {
            connection.setAutoCommit(false);
            while (!closing) {
                try {
                    for (var i = random.nextInt(3); i >= 0; i--) {
                        write(connection, random);
                    }
                    connection.commit();
                    written.incrementAndGet();
                } catch (SQLException refused) {
                    connection.rollback();
                    if (!PASSING.contains(refused.getErrorCode())) {
                        throw refused;
                    }
                }
            }
        }
    }

    private void write(Connection connection, Random random) throws SQLException {
        var id = 1 + random.nextInt(HIGHEST);
        var sql =
                switch (random.nextInt(withLines ? 9 : 7)) {
                    case 0, 1 ->
                        "insert into orders (customer, note, amount) values (%d, 'shopped %d', %d.25)"
                                .formatted(random.nextInt(50), id, id);
                    case 2, 3 -> "update orders set amount = amount + 1, status = 'paid' where id = " + id;
                    case 4 -> "update orders set note = null, customer = customer + 1 where id = " + id;
                    case 5 -> "delete from orders where id = " + id;
                    case 6 ->
                        withLines
                                ? "update orders set status = 'void' where id = " + id
                                : "update orders set id = id + 5000 where id = " + id;
                    case 7 -> "insert into order_lines (order_id, what) values (%d, 'line %d')".formatted(id, id);
                    default -> "delete from order_lines where order_id = " + id;
                };
        try (var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    @Override
    public void close() throws Exception {
        closing = true;
        threads.shutdown();
        for (var thread : running) {
            thread.get(60, TimeUnit.SECONDS);
        }
    }
}
