package dev.camelion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.camelion.cli.operation.InitOptions;
import dev.camelion.cli.operation.InitResult;
import dev.camelion.cli.operation.Progress;
import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import dev.camelion.model.TableId;
import dev.camelion.testkit.Contents;
import dev.camelion.testkit.Databases;
import dev.camelion.testkit.ReplicaHome;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections that are cut in the middle of a copy: it goes on by itself, as of a new snapshot. */
class CopyLostConnectionsIT {
    private static final String NUMBERS = "(select a.n + 1000 * b.n as n from"
            + " (select @a := @a + 1 as n from information_schema.columns, (select @a := -1) z limit 1000) a,"
            + " (select @b := @b + 1 as n from information_schema.columns, (select @b := -1) z limit 20) b) numbers";

    @TempDir
    private Path directory;

    private final String database = Databases.newMySqlDatabase("cut");
    private final String targetDatabase = Databases.newPostgresDatabase("cut");
    private final Connection source = Databases.mySql().connect(database);
    private TestReplica replica;

    @BeforeEach
    void fill() throws SQLException {
        ReplicaHome.in(directory, Databases.postgres(), targetDatabase)
                .set("camelion.copy.chunk-size", "64KB")
                .source("cut", Databases.mySql(), List.of(database), "");
        replica = new TestReplica(directory);
        execute("create table item (id int primary key, txt varchar(100), unique key (txt))");
        execute("insert into item select n, concat('item ', n) from " + NUMBERS);
        execute("create table log (txt varchar(100))");
        execute("insert into log select concat('line ', n % 100) from " + NUMBERS);
        replica.operations().createSchema();
        replica.operations().addSource("cut");
    }

    @AfterEach
    void close() throws SQLException {
        source.close();
        replica.close();
    }

    private void execute(String sql) throws SQLException {
        try (var statement = source.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Does something to the servers when the copy of a table has come so far, once or more often. */
    private final class At implements Progress {
        private final int times;
        private final Cut cut;
        private final AtomicInteger done = new AtomicInteger();

        private At(int times, Cut cut) {
            this.times = times;
            this.cut = cut;
        }

        @Override
        public void phase(String what) {}

        @Override
        public synchronized void table(TableId table, long rows, long expectedRows, long bytes) {
            if (table.table().equals("item") && rows > 3000 && done.get() < times) {
                done.incrementAndGet();
                cut.cut();
            }
        }

        @Override
        public void done(TableId table, long rows, long bytes) {}
    }

    private interface Cut {
        void cut();
    }

    private InitResult copy(Progress progress) {
        return replica.operations().initReplica("cut", InitOptions.COPY, progress);
    }

    /** Cuts all connections of the replica's user, and changes rows that are copied already. */
    private void cutSource() {
        try (var statement = source.createStatement()) {
            try (var ids = statement.executeQuery(
                    "select id from information_schema.processlist where user = 'usr_replica' and db is null")) {
                while (ids.next()) {
                    try (var kill = source.createStatement()) {
                        kill.execute("kill " + ids.getLong(1));
                    } catch (SQLException gone) {
                        assertThat(gone.getMessage()).contains("Unknown thread");
                    }
                }
            }
            statement.execute("update item set txt = concat(txt, ' changed') where id < 100");
            statement.execute("delete from item where id between 100 and 120");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void cutTarget() {
        Databases.postgres()
                .execute(
                        targetDatabase,
                        "select pg_terminate_backend(pid) from pg_stat_activity"
                                + " where datname = current_database() and pid <> pg_backend_pid()");
    }

    private void assertEqual() throws SQLException {
        try (var target = Databases.postgres().connect(targetDatabase)) {
            assertThat(Contents.differences(Contents.ofMySql(source, database), Contents.ofPostgres(target, database)))
                    .isEmpty();
        }
    }

    @Test
    void goes_on_when_the_source_cuts_its_connections() throws SQLException {
        var progress = new At(2, this::cutSource);

        assertThat(copy(progress).isClean()).isTrue();

        assertThat(progress.done).hasValue(2);
        assertEqual();
    }

    @Test
    void goes_on_when_the_target_cuts_its_connections() throws SQLException {
        var progress = new At(1, this::cutTarget);

        assertThat(copy(progress).isClean()).isTrue();

        assertThat(progress.done).hasValue(1);
        assertEqual();
    }

    @Test
    void a_failure_of_its_own_is_no_lost_connection_and_the_next_run_goes_on() throws SQLException {
        var failing = new At(1, () -> {
            throw new ReplicaException(ErrorCode.BUG, "stopped by the test", "Nothing");
        });

        assertThatThrownBy(() -> copy(failing)).hasMessageContaining("stopped by the test");
        var chunks = replica.query("select count(*) > 0 from sch_chameleon.t_copy_chunks where b_done");
        assertThat(chunks).containsExactly("t");
        execute("update item set txt = concat(txt, ' late') where id < 50");
        // the snapshot's place is in a file that no transaction has been written to
        execute("flush binary logs");

        assertThat(copy(TestReplica.QUIET).isClean()).isTrue();
        assertEqual();
    }

    @Test
    void restart_forgets_what_a_broken_copy_has_done() throws SQLException {
        var failing = new At(1, () -> {
            throw new ReplicaException(ErrorCode.BUG, "stopped by the test", "Nothing");
        });
        assertThatThrownBy(() -> copy(failing)).hasMessageContaining("stopped by the test");
        var loading = "select i_id_loading from sch_chameleon.t_copies";
        var before = replica.query(loading);
        var seen = new AtomicInteger();
        var watching = new At(1, () -> {
            assertThat(replica.query(loading)).isNotEqualTo(before);
            seen.incrementAndGet();
        });

        assertThat(replica.operations()
                        .initReplica("cut", new InitOptions(true, null, null), watching)
                        .isClean())
                .isTrue();

        assertThat(seen).hasValue(1);
        assertEqual();
    }
}
