package dev.camelion.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.demo.embedded.MySqlOptions;
import dev.camelion.testkit.Contents;
import dev.camelion.testkit.Databases;
import dev.camelion.testkit.Eventually;
import dev.camelion.testkit.MySqlServer;
import dev.camelion.testkit.ReplicaHome;
import dev.camelion.testkit.ReplicaProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * init_replica killed with kill -9 at 10, 50 and 90 % of its chunks and while it builds indexes, each time run again, while
 * the source is written to and altered: both sides are equal in the end, and what was copied was not copied again.
 */
class CopyKillIT {
    private static final List<String> JVM =
            List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-XX:+UseSerialGC");
    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final long SEED = Long.getLong("camelion.test.seed", System.nanoTime() % 1_000_000);
    private static final boolean HAS_GTIDS = new Random(SEED).nextBoolean();
    private static final int THOUSANDS = 20;
    private static final String DONE = "select count(*) from sch_chameleon.t_copy_chunks where b_done";

    @TempDir
    private Path directory;

    private ReplicaHome home;
    private Connection target;

    @Test
    void goes_on_where_it_was_killed_and_both_sides_are_equal() throws Exception {
        try (var server = Databases.ownMySql(MySqlOptions.defaults().withGtids(HAS_GTIDS))) {
            goesOn(server);
        }
    }

    private void goesOn(MySqlServer server) throws Exception {
        var database = Databases.uniqueName("copykill");
        server.createDatabase(database);
        var targetDatabase = Databases.newPostgresDatabase("copykill");
        home = ReplicaHome.in(directory, Databases.postgres(), targetDatabase)
                .set("camelion.copy.chunk-size", "64KB")
                .source("shop", server, List.of(database), "");
        target = Databases.postgres().connect(targetDatabase);
        command("create_schema");
        command("add_source");
        try (var load = new CopyLoad(server, database, THOUSANDS, SEED)) {
            var chunks = chunksOf(server.connect(database), database);
            load.start();
            var kept = 0L;
            for (var share : List.of(0.1, 0.5, 0.9)) {
                killInitAt((long) (chunks * share));
                kept = number(DONE);
                assertThat(kept).isPositive();
            }
            // the lease of the killed process ends by itself
            Eventually.passes("the status says what happened", () -> assertThat(command("show_status"))
                    .containsPattern("shop +\\S+ +error ")
                    .contains("init_replica was ended before it was through", "init_replica --source shop")
                    .doesNotContain(".copy"));
            killInitWhileIndexing();

            var last = command("init_replica");

            assertThat(last).contains("copy goes on where it was");
            var replica = ReplicaProcess.start(home, directory.resolve("replica.log"), JVM, "start_replica");
            var written = load.statements();
            assertThat(load.isWriting()).isTrue();
            Eventually.holds("the load goes on", LIMIT, () -> load.statements() > written + 200 || !load.isWriting());
            load.stop();
            try (replica;
                    var source = server.connect(database)) {
                Eventually.passes("seed " + SEED + ": equal", LIMIT, () -> assertThat(Contents.differences(
                                Contents.ofMySql(source, database), Contents.ofPostgres(target, database)))
                        .isEmpty());
            }
            System.out.printf(
                    "copy killed: seed=%d gtids=%s chunks=%d kept-at-last-kill=%d statements=%d schema-changes=%d equal%n",
                    SEED, HAS_GTIDS, chunks, kept, load.statements(), load.schemaChanges());
            assertThat(number("select count(*) from sch_chameleon.t_copies")).isZero();
            assertThat(number("select count(*) from pg_namespace where nspname like '\\_camelion%'"))
                    .isZero();
        }
    }

    /** About so many chunks are there to copy. */
    private static long chunksOf(Connection source, String database) throws SQLException {
        try (source;
                var statement = source.createStatement()) {
            try (var tables = statement.executeQuery("show tables")) {
                while (tables.next()) {
                    try (var analyze = source.createStatement()) {
                        analyze.execute("analyze table `%s`".formatted(tables.getString(1)));
                    }
                }
            }
            statement.execute("set information_schema_stats_expiry = 0");
            try (var row = statement.executeQuery(
                    "select sum(ceil(data_length / 65536)) from information_schema.tables where table_schema = '%s'"
                            .formatted(database))) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private void killInitAt(long done) {
        try (var init = start("init_replica")) {
            Eventually.holds(
                    "%d chunks are copied: %s".formatted(done, init.log()),
                    LIMIT,
                    () -> number(DONE) >= done || !init.isAlive());
            assertThat(init.isAlive()).as(init.log()).isTrue();
            init.kill();
        }
    }

    private void killInitWhileIndexing() {
        try (var init = start("init_replica")) {
            Eventually.holds(
                    "indexes are being built: " + init.log(),
                    LIMIT,
                    () -> number("select count(*) from pg_indexes where schemaname like '\\_camelion%'") > 0
                            || !init.isAlive());
            assertThat(init.isAlive()).as(init.log()).isTrue();
            init.kill();
        }
    }

    private ReplicaProcess start(String command) {
        return ReplicaProcess.start(home, directory.resolve(command + ".log"), JVM, command);
    }

    private String command(String command) throws Exception {
        var log = directory.resolve(command + ".log");
        Files.deleteIfExists(log);
        try (var once = ReplicaProcess.start(home, log, JVM, command)) {
            assertThat(once.awaitEnd()).as("seed %d: %s", SEED, once.log()).isZero();
            return once.log();
        }
    }

    private long number(String query) throws SQLException {
        try (var statement = target.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
