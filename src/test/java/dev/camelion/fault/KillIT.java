package dev.camelion.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.demo.embedded.MySqlOptions;
import dev.camelion.testkit.Contents;
import dev.camelion.testkit.Databases;
import dev.camelion.testkit.Eventually;
import dev.camelion.testkit.MySqlServer;
import dev.camelion.testkit.ReplicaHome;
import dev.camelion.testkit.ReplicaProcess;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the product's JVM again and again under a seeded load. In the end both sides are equal by content, and the log
 * has seen each event of each transaction once. The seed is printed and can be given as {@code camelion.test.seed}.
 */
class KillIT {
    private static final int KILLS = Integer.getInteger("camelion.test.kills", 20);
    private static final String COMPRESSED = "--binlog-transaction-compression=ON";
    private static final int WITHIN_TRANSACTION = KILLS * 13 / 20;
    private static final int WITHIN_DDL = Math.max(1, KILLS * 4 / 20);
    private static final String DATABASE = "killed";
    private static final List<String> JVM =
            List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-XX:+UseSerialGC");

    // one for all tests: the second runs with GTIDs when the others run without
    private static final long SEED = Long.getLong("camelion.test.seed", System.nanoTime() % 1_000_000);

    @TempDir
    private Path directory;

    private int withinTransaction;
    private int withinDdl;
    private int withinReplay;

    @Test
    void loses_and_doubles_nothing_on_the_bundled_server() throws Exception {
        var options = MySqlOptions.defaults().withGtids(new Random(SEED).nextBoolean());
        try (var mysql = Databases.ownMySql(options)) {
            survives(mysql, options.toString());
        }
    }

    @Test
    void loses_and_doubles_nothing_on_a_current_server() throws Exception {
        var draw = new Random(SEED);
        var options = MySqlOptions.defaults().withGtids(!draw.nextBoolean());
        onCurrentServer(draw.nextBoolean() ? options.with(COMPRESSED) : options);
    }

    @Test
    @Tag("fault")
    void loses_and_doubles_nothing_of_compressed_transactions() throws Exception {
        onCurrentServer(MySqlOptions.defaults()
                .withGtids(new Random(SEED).nextBoolean())
                .with(COMPRESSED));
    }

    private void onCurrentServer(MySqlOptions options) throws Exception {
        try (var mysql = Databases.currentMySql(options)) {
            survives(mysql, options.toString());
        }
    }

    private void survives(MySqlServer mysql, String server) throws Exception {
        System.out.println("kill test: seed=" + SEED + " server=" + server);
        mysql.createDatabase(DATABASE);
        mysql.execute(DATABASE, SeededLoad.tables());
        var target = Databases.newPostgresDatabase("killed");
        var home = ReplicaHome.in(directory, Databases.postgres(), target)
                .set("camelion.capture.max-batch", "50")
                .source("killed", mysql, List.of(DATABASE), "");
        command(home, "create_schema");
        command(home, "add_source");
        command(home, "init_replica");
        try (var postgres = Databases.postgres().connect(target);
                var load = new SeededLoad(mysql, DATABASE, SEED)) {
            Audit.install(postgres);
            var kills = 0;
            // a kill that came too late to be within a transaction is made up for
            while (kills < KILLS || (withinTransaction < KILLS * 12 / 20 && kills < KILLS * 2)) {
                killOnce(home, kills++, postgres, load);
            }
            System.out.println("kill test: kills=%d within-transaction=%d within-ddl=%d within-replay=%d"
                    .formatted(kills, withinTransaction, withinDdl, withinReplay));
            assertThat(withinTransaction)
                    .as("kills inside an open transaction")
                    .isGreaterThanOrEqualTo(KILLS * 12 / 20);
            assertThat(withinDdl).as("kills between a DDL and its append").isGreaterThanOrEqualTo(KILLS * 3 / 20);
            assertThat(withinReplay).as("kills inside a replay call").isGreaterThanOrEqualTo(KILLS * 3 / 20);
            settle(home, mysql, postgres, load);
        }
    }

    private void killOnce(ReplicaHome home, int number, Connection postgres, SeededLoad load) throws Exception {
        var before = single(postgres, "select i_appends from sch_chameleon.t_source_positions");
        try (var replica = ReplicaProcess.start(home, log(), JVM, "start_replica")) {
            load.small();
            Eventually.holds(
                    "the replica appends again: " + tail(replica),
                    Duration.ofSeconds(60),
                    () -> Long.parseLong(single(postgres, "select i_appends from sch_chameleon.t_source_positions"))
                            > Long.parseLong(before));
            load.small();
            if (number % 4 == 1) {
                load.rotate();
            }
            if (number < WITHIN_DDL) {
                killWithinDdl(replica, postgres, load);
            } else if (number < WITHIN_DDL + WITHIN_TRANSACTION || number >= KILLS) {
                killWithinTransaction(replica, postgres, load);
            } else {
                load.schemaChange();
                killWithinReplay(replica, postgres, load, number % 2 == 0);
                replica.kill();
            }
        }
    }

    /** Holds a replay call in the middle, and ends the process, or its session while the process goes on. */
    private void killWithinReplay(ReplicaProcess replica, Connection postgres, SeededLoad load, boolean isProcessKilled)
            throws Exception {
        var waiting = " from pg_locks l join pg_stat_activity a using (pid)"
                + " where not l.granted and a.application_name = 'camelion replay'";
        try (var holder = Databases.postgres().connect(postgres.getCatalog())) {
            holder.setAutoCommit(false);
            execute(holder, "lock table killed.a, killed.b, killed.nokey, killed.pair in share mode");
            load.small();
            load.large();
            Eventually.holds(
                    "a replay call waits: " + tail(replica),
                    () -> !single(postgres, "select count(*)" + waiting).equals("0"));
            if (isProcessKilled) {
                replica.kill();
            } else {
                execute(postgres, "select pg_terminate_backend(l.pid, 5000)" + waiting);
            }
            holder.rollback();
        }
        if (!isProcessKilled) {
            Eventually.holds("the process replays on: " + tail(replica), () -> single(
                            postgres,
                            "select count(*) from sch_chameleon.t_replica_batch where b_processed"
                                    + " and not b_replayed")
                    .equals("0"));
        }
        withinReplay++;
    }

    /** Holds the append of the next schema change, and ends the process and its session while it waits. */
    private void killWithinDdl(ReplicaProcess replica, Connection postgres, SeededLoad load) throws Exception {
        execute(postgres, "select pg_advisory_lock(4711)");
        try {
            load.schemaChange();
            var waiting = "select count(*) from pg_locks where locktype = 'advisory' and not granted";
            Eventually.holds(
                    "a schema change is about to be appended: " + tail(replica),
                    () -> !single(postgres, waiting).equals("0"));
            replica.kill();
            execute(
                    postgres,
                    "select pg_terminate_backend(pid, 5000) from pg_locks where locktype = 'advisory' and not granted");
            withinDdl++;
        } finally {
            execute(postgres, "select pg_advisory_unlock(4711)");
        }
    }

    private void killWithinTransaction(ReplicaProcess replica, Connection postgres, SeededLoad load) throws Exception {
        var thread = Executors.newSingleThreadExecutor();
        try {
            Future<?> large = thread.submit((Callable<Void>) () -> {
                load.large();
                return null;
            });
            var open = "select not b_complete and i_ordinal > 0 from sch_chameleon.t_source_positions";
            Eventually.holds("a transaction is half appended: " + tail(replica), Duration.ofSeconds(60), () -> {
                for (var i = 0; i < 20; i++) {
                    if (single(postgres, open).equals("t")) {
                        return true;
                    }
                }
                return false;
            });
            replica.kill();
            large.get();
            if (single(postgres, open).equals("t")) {
                withinTransaction++;
            }
        } finally {
            thread.shutdown();
        }
    }

    private void settle(ReplicaHome home, MySqlServer mysql, Connection postgres, SeededLoad load) throws Exception {
        try (var replica = ReplicaProcess.start(home, log(), JVM, "start_replica");
                var source = mysql.connect(DATABASE)) {
            load.small();
            load.schemaChange();
            load.large();
            var expected = Contents.ofMySql(source, DATABASE);
            Eventually.passes("both sides are equal: " + tail(replica), Duration.ofSeconds(120), () -> assertThat(
                            Contents.differences(expected, Contents.ofPostgres(postgres, DATABASE)))
                    .isEmpty());
        }
        assertThat(Audit.doubles(postgres)).as("events logged twice").isEmpty();
        assertThat(Audit.gaps(postgres)).as("transactions with a gap").isEmpty();
        assertThat(single(postgres, "select count(*) from sch_chameleon.t_discarded_rows"))
                .as("discarded rows")
                .isEqualTo("0");
        System.out.println("kill test: equal, events logged="
                + single(postgres, "select count(*) from audit.event") + " transactions="
                + single(postgres, "select count(distinct transaction) from audit.event"));
    }

    private void command(ReplicaHome home, String name) {
        try (var process = ReplicaProcess.start(home, log(), JVM, name)) {
            assertThat(process.awaitEnd()).as("%s: %s", name, process.log()).isZero();
        }
    }

    private Path log() {
        return directory.resolve("replica.log");
    }

    private static String tail(ReplicaProcess replica) {
        var log = replica.log();
        return log.substring(Math.max(0, log.length() - 2000));
    }

    private static String single(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            return row.next() ? String.valueOf(row.getString(1)) : "";
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
