package dev.camelion.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.testkit.Databases;
import dev.camelion.testkit.Eventually;
import dev.camelion.testkit.ReplicaHome;
import dev.camelion.testkit.ReplicaProcess;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of 16 MB and more, in processes with little heap: they arrive, or capture says why it does not go on. */
class LargeRowIT {
    private static final int MB = 1 << 20;
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final List<String> HEAP = List.of("-Xmx512m");
    private static final List<String> SMALL_HEAP = List.of("-Xmx96m");

    @TempDir
    private Path directory;

    private final String database = Databases.newMySqlDatabase("large_row");
    private final String targetDatabase = Databases.newPostgresDatabase("large_row");
    private Connection source;
    private Connection target;
    private ReplicaHome home;

    @BeforeEach
    void connect() {
        source = Databases.mySql().connect(database);
        target = Databases.postgres().connect(targetDatabase);
        home = ReplicaHome.in(directory, Databases.postgres(), targetDatabase)
                .source("large", Databases.mySql(), List.of(database), "");
    }

    @AfterEach
    void close() throws SQLException {
        source.close();
        target.close();
    }

    @Test
    void rows_of_16_mb_come_through_a_heap_of_512_mb() throws Exception {
        execute("create table blobs (id int primary key, n int, v longblob)");
        execute("create table texts (n int, v longtext) character set utf8mb4");
        execute("create table documents (id int primary key, n int, v json)");
        insertEach(1, 16);
        copy(HEAP);
        assertSame();
        try (var replica = ReplicaProcess.start(home, log(), HEAP, "start_replica")) {
            source.setAutoCommit(false);
            insertEach(2, 16);
            execute("update blobs set v = reverse(v) where id = 1");
            source.commit();
            source.setAutoCommit(true);
            execute("update texts set n = n + 10 where n = 2");
            execute("update documents set n = 3 where id = 1");
            execute("delete from texts where n = 1");
            execute("delete from documents where id = 2");
            execute("delete from blobs where id = 2");
            awaitSame(replica);
        }
    }

    @Test
    void a_row_beyond_what_the_heap_takes_stops_capture_until_it_has_more() throws Exception {
        execute("create table blobs (id int primary key, n int, v longblob)");
        copy(SMALL_HEAP);
        execute("insert into blobs values (1, 1, 'small'), (2, 2, %s)".formatted(blob(2, 20)));
        assertThat(error(" has 21 MB with its old and new values; a heap of 96 MB takes 16 MB"))
                .startsWith("row-too-large source large: a row of %s.blobs at binlog.".formatted(database))
                .contains("-Xmx");
        try (var replica = ReplicaProcess.start(home, log(), HEAP, "start_replica")) {
            awaitSame(replica);
        }
        // it is not even read whole
        execute("insert into blobs values (3, 3, %s)".formatted(blob(3, 72)));
        assertThat(error("an event of the binlog does not fit into the heap of 96 MB"))
                .startsWith("row-too-large source large: ")
                .contains("which changes rows of %s.blobs".formatted(database));
        try (var replica = ReplicaProcess.start(home, log(), HEAP, "start_replica")) {
            awaitSame(replica);
        }
    }

    /** A row of each table that there is. */
    private void insertEach(int number, int megabytes) throws SQLException {
        execute("insert into blobs values (%1$d, %1$d, %2$s)".formatted(number, blob(number, megabytes)));
        execute("insert into texts values (%1$d, repeat(concat('\"\\\\é\\n', sha2(%1$d, 256)), %2$d))"
                .formatted(number, megabytes * MB / 69));
        execute(
                "insert into documents values (%1$d, %1$d, concat('[', repeat('\"a\\\\\"é %1$d\", 1.50, ', %2$d), '0]'))"
                        .formatted(number, megabytes * MB / 18));
    }

    private static String blob(int seed, int megabytes) {
        return "repeat(concat(unhex(sha2(%d, 512)), x'00ff5c0a'), %d)".formatted(seed, megabytes * MB / 68 + 1);
    }

    private void copy(List<String> jvm) {
        for (var command : List.of("create_schema", "add_source", "init_replica")) {
            try (var process = ReplicaProcess.start(home, log(), jvm, command)) {
                assertThat(process.awaitEnd()).as(process.log()).isZero();
            }
        }
    }

    /** Runs a replica with little heap until its status is an error that has these words. */
    private String error(String words) throws SQLException {
        var message = "select t_message from sch_chameleon.t_sources where enm_status = 'error' and t_message like '%"
                + words + "%'";
        try (var replica = ReplicaProcess.start(home, log(), SMALL_HEAP, "start_replica")) {
            Eventually.holds("an error that says '%s': %s".formatted(words, replica.log()), LIMIT, () -> !strings(
                            target, message)
                    .isEmpty());
            return strings(target, message).get(0);
        }
    }

    private void awaitSame(ReplicaProcess replica) throws SQLException {
        var end = strings(source, "show master status").get(0);
        Eventually.holds("all is replayed: " + replica.log(), LIMIT, () -> !strings(
                        target,
                        "select 1 from sch_chameleon.t_source_positions p where p.t_gtid_set = '%s' and not exists"
                                        .formatted(end)
                                + " (select from sch_chameleon.t_replica_batch b where b.b_started and not b.b_replayed)")
                .isEmpty());
        assertSame();
        assertThat(strings(target, "select t_error from sch_chameleon.t_discarded_rows"))
                .isEmpty();
    }

    /** By a digest that each server makes of its own rows. */
    private void assertSame() throws SQLException {
        var digests = Map.of(
                "blobs", List.of("v", "v"),
                "texts", List.of("v", "convert_to(v, 'UTF8')"),
                "documents", List.of("cast(v as char)", "convert_to(v::text, 'UTF8')"));
        for (var table : strings(source, "show tables")) {
            var digest = digests.get(table);
            assertThat(strings(
                            target,
                            "select n || ' ' || encode(sha256(%s), 'hex') from \"%s\".%s order by n"
                                    .formatted(digest.get(1), database, table)))
                    .as(table)
                    .isNotEmpty()
                    .isEqualTo(strings(
                            source,
                            "select concat(n, ' ', sha2(%s, 256)) from %s order by n".formatted(digest.get(0), table)));
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = source.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The last column of each row. */
    private static List<String> strings(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(rows.getMetaData().getColumnCount()));
            }
            return found;
        }
    }

    private Path log() {
        return directory.resolve("replica.log");
    }
}
