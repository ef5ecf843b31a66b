package dev.camelion.bench;

import dev.camelion.demo.embedded.MySqlOptions;
import dev.camelion.demo.embedded.PostgresOptions;
import dev.camelion.testkit.Databases;
import dev.camelion.testkit.MySqlServer;
import dev.camelion.testkit.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A MySQL and a PostgreSQL with the durability they have by default, the tables to copy, and their fingerprints. */
final class CopyDatabases implements AutoCloseable {
    private static final boolean HAS_TLS = Boolean.getBoolean("camelion.bench.tls");

    final MySqlServer source = Databases.ownMySql(MySqlOptions.defaults()
            .withDurable(true)
            .with("--innodb-buffer-pool-size=512M", HAS_TLS ? "--loose-ssl=1" : "--loose-ssl=0"));

    final PostgresServer target =
            Databases.ownPostgres(PostgresOptions.defaults().withDurable(true));

    private final long sourcePid = pidIn(text(source.connect("mysql"), "select @@pid_file"));
    private final long targetPid =
            pidIn(text(target.connect("postgres"), "select current_setting('data_directory') || '/postmaster.pid'"));

    /** What is copied: a database of the source. */
    record Shape(String database, List<String> tables, long rows, boolean isWide) {
        static Shape orders(String database, int tables, long rows) {
            return new Shape(
                    database,
                    IntStream.rangeClosed(1, tables)
                            .mapToObj(number -> "orders_" + number)
                            .toList(),
                    rows,
                    false);
        }

        static Shape wide(String database, long rows) {
            return new Shape(database, List.of("blobs", "texts"), rows, true);
        }
    }

    /** What one side has of a shape: rows and a sum of digests by table, and how many bytes its values are as text. */
    record Fingerprint(List<String> tables, long bytes) {}

    /** Creates the tables of the source with seeded rows. */
    void fill(Shape shape, int megabytes) throws SQLException {
        source.createDatabase(shape.database);
        try (var connection = source.connect(shape.database);
                var statement = connection.createStatement()) {
            if (shape.isWide) {
                fillWide(shape, connection, megabytes);
                return;
            }
            var rows = new OrderRows(42);
            for (var table : shape.tables) {
                statement.execute(OrderRows.DEFINITION.formatted(table));
                for (var left = shape.rows / shape.tables.size(); left > 0; left -= OrderRows.BATCH) {
                    statement.execute(rows.insert(table, (int) Math.min(left, OrderRows.BATCH)));
                }
                statement.execute("analyze table " + table);
            }
        }
    }

    private static void fillWide(Shape shape, Connection connection, int megabytes) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("create table blobs (id int primary key, v longblob)");
            statement.execute("create table texts (id int primary key, v longtext) character set utf8mb4");
            for (var id = 1; id <= shape.rows; id++) {
                statement.execute("insert into blobs values (%1$d, repeat(unhex(sha2(%1$d, 512)), %2$d))"
                        .formatted(id, (megabytes << 20) / 64));
                statement.execute("insert into texts values (%1$d, repeat(concat(sha2(%1$d, 256), '\\n'), %2$d))"
                        .formatted(id, (megabytes << 20) / 65));
            }
        }
    }

    Fingerprint ofSource(Shape shape) throws SQLException {
        var line = shape.isWide
                ? "v"
                : "concat_ws('|', id, customer_id, status, amount, ifnull(note, '-'), payload, created_at, ifnull(updated_at, '-'), flag)";
        var digest = "cast(conv(left(md5(%s), 15), 16, 10) as decimal(30))".formatted(line);
        try (var connection = source.connect(shape.database)) {
            return fingerprint(connection, shape, "`%s`.".formatted(shape.database), line, digest);
        }
    }

    /** @param schema of the copied tables in {@code database} of the target */
    Fingerprint ofTarget(Shape shape, String database, String schema) throws SQLException {
        var line = shape.isWide
                ? "v"
                : "concat_ws('|', id, customer_id, status, amount, coalesce(note, '-'), payload,"
                        + " to_char(created_at, 'YYYY-MM-DD HH24:MI:SS'),"
                        + " coalesce(to_char(updated_at, 'YYYY-MM-DD HH24:MI:SS'), '-'), flag::int)";
        var digest = "('x' || left(md5(%s), 15))::bit(60)::bigint".formatted(line);
        try (var connection = target.connect(database)) {
            return fingerprint(connection, shape, "\"%s\".".formatted(schema), line, digest);
        }
    }

    private static Fingerprint fingerprint(
            Connection connection, Shape shape, String prefix, String line, String digest) throws SQLException {
        var tables = new ArrayList<String>();
        var bytes = 0L;
        try (var statement = connection.createStatement()) {
            for (var table : shape.tables) {
                try (var row = statement.executeQuery("select count(*), sum(%s), sum(octet_length(%s)) from %s%s"
                        .formatted(digest, line, prefix, table))) {
                    row.next();
                    tables.add("%s: %s rows, %s".formatted(table, row.getString(1), row.getString(2)));
                    bytes += row.getLong(3);
                }
            }
        }
        return new Fingerprint(tables, bytes);
    }

    /** The process id of MySQL; 0 where it is not a process of this machine. */
    long sourcePid() {
        return sourcePid;
    }

    /** The process id of PostgreSQL's first process. */
    long targetPid() {
        return targetPid;
    }

    /** Brings to disk what earlier runs have left to write. */
    void rest() {
        target.execute("postgres", "checkpoint");
    }

    private static String text(Connection connection, String query) {
        try (connection;
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    // 0, of which nothing is known, where the file is not on this machine
    private static long pidIn(String file) {
        try (var lines = Files.lines(Path.of(file))) {
            return Long.parseLong(lines.findFirst().orElseThrow().strip());
        } catch (IOException e) {
            return 0;
        }
    }

    @Override
    public void close() {
        source.close();
        target.close();
    }
}
