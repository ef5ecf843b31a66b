package dev.camelion.fault;

import dev.camelion.testkit.MySqlServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A seeded load that only one thread runs: small and large transactions, key-changing updates, schema changes, several
 * tables in one DROP or RENAME, log rotation. The same seed gives the same statements.
 */
final class SeededLoad implements AutoCloseable {
    private final Connection connection;
    private final Random random;
    private final List<String> extraColumns = new ArrayList<>();
    private long nextId = 1;
    private int nextName = 1;
    private boolean isSwapped;

    SeededLoad(MySqlServer server, String database, long seed) throws SQLException {
        this.connection = server.connect(database);
        this.random = new Random(seed);
    }

    static String[] tables() {
        return new String[] {
            "create table a (id bigint primary key, grp int not null, txt varchar(60), amount decimal(14,4), at datetime(6), key (grp))",
            "create table b (id bigint primary key, grp int not null, txt varchar(60), amount decimal(14,4), at datetime(6), key (grp))",
            "create table nokey (grp int, txt varchar(40))",
            "create table pair (x int not null, y int not null, txt varchar(40), primary key (x, y))"
        };
    }

    /** One transaction of a few rows. */
    void small() throws SQLException {
        begin();
        for (var i = random.nextInt(5); i >= 0; i--) {
            row();
        }
        commit();
    }

    private void row() throws SQLException {
        var table = random.nextBoolean() ? "a" : "b";
        switch (random.nextInt(7)) {
            case 0, 1 -> run(insert(table, 1));
            case 2 -> run("update %s set amount = amount + 1, txt = '%s' where id = %d", table, text(), anyId());
            case 3 -> run("delete from %s where id = %d", table, anyId());
            case 4 -> run("update ignore %s set id = %d where id = %d", table, nextId++, anyId());
            case 5 -> run("insert into nokey values (%d, '%s')", random.nextInt(9), text());
            default -> run("replace into pair values (%d, %d, '%s')", random.nextInt(30), random.nextInt(30), text());
        }
    }

    /** One transaction of some thousand rows. */
    void large() throws SQLException {
        begin();
        var table = random.nextBoolean() ? "a" : "b";
        for (var i = 0; i < 6 + random.nextInt(10); i++) {
            run(insert(table, 300));
        }
        run("update %s set amount = amount + 0.5 where id > %d", table, nextId - 2500);
        run("update pair set y = y + 100, txt = 'moved' where x = %d and y < 100", random.nextInt(30));
        run("delete from %s where id < %d limit 1500", table, Math.max(1, nextId - 6000));
        run("delete from nokey limit 3");
        commit();
    }

    /** One or more schema changes, rows between them. */
    void schemaChange() throws SQLException {
        var n = nextName++;
        switch (random.nextInt(6)) {
            case 0 -> {
                run("alter table a add column c%d int not null default %d", n, n);
                extraColumns.add("c" + n);
                run(insert("a", 3));
            }
            case 1 -> {
                if (!extraColumns.isEmpty()) {
                    run("alter table a drop column %s", extraColumns.remove(0));
                }
                run("alter table b modify txt varchar(%d)", 60 + random.nextInt(40));
            }
            case 2 -> {
                run("create table p%d (id int primary key, v varchar(10))", n);
                run("create table q%d (id int primary key, v varchar(10))", n);
                run("insert into p%d values (1, 'x'), (2, 'y')", n);
                run("drop table p%d, q%d", n, n);
            }
            case 3 -> {
                run("rename table a to a_tmp, b to a, a_tmp to b");
                run("alter table b rename column txt to txt_old, add column txt varchar(60)");
                run("alter table b drop column txt_old");
                if (!extraColumns.isEmpty()) {
                    extraColumns.forEach(column -> quietly("alter table b drop column " + column));
                    extraColumns.clear();
                }
                isSwapped = !isSwapped;
            }
            case 4 -> {
                run("create table r%d (id int primary key, v int)", n);
                run("insert into r%d values (1, 1)", n);
                run("rename table r%d to s%d", n, n);
                run("insert into s%d values (2, 2)", n);
            }
            default -> {
                run("create index i%d on a (amount)", n);
                run("drop index i%d on a", n);
            }
        }
    }

    void rotate() throws SQLException {
        run("flush logs");
    }

    private String insert(String table, int rows) {
        var values = new ArrayList<String>();
        for (var i = 0; i < rows; i++) {
            values.add("(%d, %d, '%s', %d.%04d, '2026-01-%02d 10:00:00.%05d1')"
                    .formatted(
                            nextId++,
                            random.nextInt(50),
                            text(),
                            random.nextInt(9999),
                            random.nextInt(10000),
                            1 + random.nextInt(28),
                            random.nextInt(100_000)));
        }
        return "insert into %s (id, grp, txt, amount, at) values %s".formatted(table, String.join(",", values));
    }

    private String text() {
        return "t" + random.nextInt(100_000) + (random.nextInt(10) == 0 ? " 'é\\\\n" : "").replace("'", "''");
    }

    private long anyId() {
        return Math.max(1, nextId - random.nextInt(3000));
    }

    private void begin() throws SQLException {
        connection.setAutoCommit(false);
    }

    private void commit() throws SQLException {
        connection.commit();
        connection.setAutoCommit(true);
    }

    private void run(String sql, Object... arguments) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(arguments.length == 0 ? sql : sql.formatted(arguments));
        }
    }

    private void quietly(String sql) {
        try {
            run(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
