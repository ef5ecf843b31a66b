package dev.camelion.fault;

import dev.camelion.testkit.Draw;
import dev.camelion.testkit.MySqlServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Tables to copy, and a session that writes to all of them meanwhile: rows of every kind of key, unique values that move
 * between rows, foreign keys that act, a table without a key, and a schema change now and then.
 */
final class CopyLoad implements AutoCloseable {
    private static final String NUMBERS = "(select a.n + 1000 * b.n as n from"
            + " (select @a := @a + 1 as n from information_schema.columns, (select @a := -1) z limit 1000) a,"
            + " (select @b := @b + 1 as n from information_schema.columns, (select @b := -1) z limit %d) b) numbers";

    private static final long PAUSE_NANOS = 2_000_000;

    private final Connection connection;
    private final Draw draw;
    private final int rows;
    private final AtomicBoolean isStopped = new AtomicBoolean();
    private final AtomicLong statements = new AtomicLong();
    private final Thread thread = new Thread(this::write, "copy-load");
    private volatile @Nullable SQLException failure;
    private int schemaChanges;

    /** @param thousands of rows in the larger tables */
    CopyLoad(MySqlServer server, String database, int thousands, long seed) throws SQLException {
        this.connection = server.connect(database);
        this.draw = new Draw(seed, 77);
        this.rows = thousands * 1000;
        var numbers = NUMBERS.formatted(thousands);
        for (var sql : List.of(
                "create table customer (id bigint unsigned auto_increment primary key, email varchar(60) not null, note text,"
                        + " seen datetime(6), unique key by_email (email))",
                "insert into customer (email, note, seen) select concat('c', n, '@example.org'), repeat(md5(n), 3),"
                        + " '2024-01-01' + interval n second from " + numbers,
                "create table line (order_id int, no smallint, item varchar(30), amount decimal(12,3), primary key (order_id, no),"
                        + " key by_item (item))",
                "insert into line select n div 4, n % 4, concat('item ', n % 100), n / 8 from " + numbers,
                "create table doc (id char(36) primary key, body varchar(200))",
                "insert into doc select uuid(), repeat('x', n % 200) from " + numbers,
                "create table log (at bigint, txt varchar(60))",
                "insert into log select n, concat('line ', n % 50) from "
                        + NUMBERS.formatted(Math.max(1, thousands / 4)),
                "create table parent (id int primary key)",
                "insert into parent select n from " + NUMBERS.formatted(1),
                "create table child (id int primary key, parent_id int, txt varchar(20),"
                        + " foreign key (parent_id) references parent (id) on delete cascade)",
                "insert into child select n, n % 1000, concat('child ', n) from "
                        + NUMBERS.formatted(Math.max(1, thousands / 4)),
                "create table altered (id int primary key, txt varchar(20))",
                "insert into altered select n, n from " + NUMBERS.formatted(Math.max(1, thousands / 4)))) {
            execute(sql);
        }
    }

    void start() {
        thread.start();
    }

    private void write() {
        try {
            while (!isStopped.get()) {
                execute("begin");
                for (var i = draw.between(1, 12); i > 0; i--) {
                    change();
                }
                execute("commit");
                // some hundred transactions a second: the servers share two cores with all the rest
                LockSupport.parkNanos(PAUSE_NANOS);
                if (draw.chance(0.001)) {
                    alter();
                }
            }
        } catch (SQLException e) {
            failure = e;
        }
    }

    private void change() throws SQLException {
        var id = draw.between(1, rows);
        switch (draw.between(0, 9)) {
            case 0 ->
                execute("insert into customer (email, note) values ('new%d@example.org', 'n')"
                        .formatted(statements.get()));
            case 1 -> execute("update customer set note = 'changed %d' where id = %d".formatted(statements.get(), id));
            case 2 -> execute("delete from customer where id = %d".formatted(id));
            case 3 -> moveEmail(id, draw.between(1, rows));
            case 4 -> execute("replace into line values (%d, %d, 'replaced', %d)".formatted(id / 4, id % 6, id));
            case 5 ->
                execute("update ignore line set order_id = order_id + %d where order_id = %d"
                        .formatted(draw.between(1, 99), id / 4));
            case 6 ->
                execute("update doc set body = 'd%d' where id like '%04x%%'".formatted(id, draw.between(0, 65535)));
            case 7 -> execute("insert into doc values (uuid(), 'fresh')");
            case 8 ->
                execute(
                        draw.chance(0.5)
                                ? "insert into log values (%d, 'written %d')".formatted(statements.get(), id)
                                : "delete from log where txt = 'line %d' limit 1".formatted(id % 50));
            default ->
                execute(
                        draw.chance(0.03)
                                ? "delete from parent where id = %d".formatted(draw.between(0, 999))
                                : "update altered set txt = 'a%d' where id = %d".formatted(id, id % 5000));
        }
    }

    /** A unique value goes from one row to another, which may be in a chunk of another snapshot. */
    private void moveEmail(int from, int to) throws SQLException {
        var mark = statements.get();
        execute("update customer set email = 'moving%d' where id = %d".formatted(mark, from));
        execute(
                "update customer set email = 'c%d@example.org' where id = %d and not exists (select 1 from (select email from"
                                .formatted(from - 1, to)
                        + " customer where email = 'c%d@example.org') taken)".formatted(from - 1));
    }

    private void alter() throws SQLException {
        schemaChanges++;
        execute("alter table altered add column c%d int default %d, algorithm = copy"
                .formatted(schemaChanges, schemaChanges));
    }

    private void execute(String sql) throws SQLException {
        statements.incrementAndGet();
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new SQLException(sql + ": " + e.getMessage(), e);
        }
    }

    long statements() {
        return statements.get();
    }

    /** Whether it still writes; throws what ended it. */
    boolean isWriting() throws SQLException {
        if (failure != null) {
            throw failure;
        }
        return thread.isAlive();
    }

    int schemaChanges() {
        return schemaChanges;
    }

    /** Ends the writing and says whether all of it went well. */
    void stop() throws SQLException, InterruptedException {
        isStopped.set(true);
        thread.join(60_000);
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public void close() throws SQLException {
        isStopped.set(true);
        connection.close();
    }
}
