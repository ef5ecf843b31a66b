package dev.camelion.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.demo.embedded.MySqlOptions;
import dev.camelion.testkit.Databases;
import dev.camelion.testkit.Eventually;
import dev.camelion.testkit.MySqlServer;
import dev.camelion.testkit.Orders;
import dev.camelion.testkit.ReplicaHome;
import dev.camelion.testkit.ReplicaProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One source transaction of a million row changes goes through a heap of 512 MB. */
class LargeTransactionIT {
    private static final int CHANGES = Integer.getInteger("camelion.test.large-changes", 1_000_000);
    private static final String DATABASE = "bench";
    private static final Pattern HEAP = Pattern.compile("(\\d+)M->\\d+M\\(");

    @TempDir
    private Path directory;

    @Test
    void appends_and_replays_a_transaction_of_a_million_changes() throws Exception {
        appendsAndReplays(Databases.mySql());
    }

    /** In the binlog it is one event of some 100 MB. */
    @Test
    @Tag("fault")
    void appends_and_replays_a_compressed_transaction_of_a_million_changes() throws Exception {
        try (var mysql = Databases.currentMySql(MySqlOptions.defaults().with("--binlog-transaction-compression=ON"))) {
            appendsAndReplays(mysql);
        }
    }

    private void appendsAndReplays(MySqlServer mysql) throws Exception {
        var database = Databases.uniqueName(DATABASE);
        mysql.createDatabase(database);
        mysql.execute(database, Orders.TABLE);
        var target = Databases.newPostgresDatabase("large");
        var home =
                ReplicaHome.in(directory, Databases.postgres(), target).source("bench", mysql, List.of(database), "");
        for (var command : List.of("create_schema", "add_source", "init_replica")) {
            try (var process = ReplicaProcess.start(home, log(), List.of(), command)) {
                assertThat(process.awaitEnd()).as(process.log()).isZero();
            }
        }
        var gc = directory.resolve("gc.log");
        try (var replica =
                        ReplicaProcess.start(home, log(), List.of("-Xmx512m", "-Xlog:gc:file=" + gc), "start_replica");
                var source = mysql.connect(database);
                var postgres = Databases.postgres().connect(target)) {
            change(source);
            Eventually.holds("the transaction is replayed: " + replica.log(), Duration.ofMinutes(15), () -> single(
                            postgres, "select coalesce(sum(i_replayed), 0) from sch_chameleon.t_replica_batch")
                    .equals(String.valueOf(CHANGES)));
            try (var verify = ReplicaProcess.start(home, log(), List.of("-Xmx512m"), "verify")) {
                assertThat(verify.awaitEnd()).as(verify.log()).isZero();
            }
            assertThat(replica.isAlive()).isTrue();
        }
        System.out.println("large transaction: changes=%d peak-heap=%d MB of 512".formatted(CHANGES, peakHeap(gc)));
    }

    /** Inserts, updates and deletes in one transaction: half, four tenths, and a tenth of the changes. */
    private static void change(Connection source) throws SQLException {
        source.setAutoCommit(false);
        try (var statement = source.createStatement()) {
            var inserts = CHANGES / 2;
            statement.execute("set session cte_max_recursion_depth = " + (inserts + 1));
            statement.execute("""
                    insert into orders (customer_id, status, amount, note, payload, created_at, updated_at, flag)
                    with recursive n (i) as (select 1 union all select i + 1 from n where i < %d)
                    select 1 + i %% 100000, elt(1 + i %% 4, 'new', 'paid', 'shipped', 'done'), i %% 100000 + 0.25,
                           if(i %% 10 < 3, null, concat('note ', left(sha2(i, 256), 32))), concat(left(sha2(i, 256), 32), left(sha2(i + 1, 256), 32), left(sha2(i + 2, 256), 32)),
                           '2020-01-01' + interval i second, if(i %% 2, null, '2021-01-01' + interval i second), i %% 2
                      from n
                    """.formatted(inserts));
            statement.execute("update orders set amount = amount + 1, updated_at = created_at, status = 'paid' limit "
                    + CHANGES * 4 / 10);
            statement.execute("delete from orders limit " + CHANGES / 10);
        }
        source.commit();
    }

    private static long peakHeap(Path gc) throws Exception {
        var peak = 0L;
        var matches = HEAP.matcher(Files.readString(gc));
        while (matches.find()) {
            peak = Math.max(peak, Long.parseLong(matches.group(1)));
        }
        return peak;
    }

    private Path log() {
        return directory.resolve("replica.log");
    }

    private static String single(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
