package dev.camelion.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.camelion.demo.embedded.MySqlOptions;
import dev.camelion.error.ReplicaException;
import dev.camelion.model.GtidSet;
import dev.camelion.testkit.Databases;
import dev.camelion.testkit.Eventually;
import dev.camelion.testkit.MySqlServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SourceSnapshotIT {
    private static final String FIRST = "aaaaaaaa-0000-0000-0000-000000000001";
    private static final String SECOND = "aaaaaaaa-0000-0000-0000-000000000002";

    // a server of its own: a FLUSH waits for the statements of other tests too
    private static MySqlServer server;

    @BeforeAll
    static void start() {
        server = Databases.ownMySql(MySqlOptions.defaults());
    }

    @AfterAll
    static void end() {
        server.close();
    }

    private static SnapshotFixture with(String... grants) {
        var fixture = new SnapshotFixture(server, grants);
        fixture.execute("create table item (id int primary key)", "insert into item values (1)");
        return fixture;
    }

    @Test
    void locks_all_first() throws SQLException {
        try (var shop = with("reload on *.*", "select, lock tables on `%s`.*");
                var snapshot = SourceSnapshot.take(shop.source(), shop.tables(), 2)) {
            shop.execute("insert into item values (2)");
            assertThat(snapshot.way()).isEqualTo(SnapshotWay.GLOBAL_READ_LOCK);
            assertThat(snapshot.reason()).isNull();
            assertThat(snapshot.uncertainUpTo()).isEmpty();
            for (var reader : snapshot.connections()) {
                assertThat(shop.count(reader, "item")).isEqualTo(1);
            }
        }
    }

    @Test
    void locks_the_tables_where_it_may_not_lock_all() throws SQLException {
        try (var shop = with("select, lock tables on `%s`.*");
                var snapshot = SourceSnapshot.take(shop.source(), shop.tables(), 2)) {
            shop.execute("insert into item values (2)");
            assertThat(snapshot.way()).isEqualTo(SnapshotWay.TABLE_LOCKS);
            assertThat(snapshot.reason()).isEqualTo("FLUSH TABLES WITH READ LOCK is not granted");
            for (var reader : snapshot.connections()) {
                assertThat(shop.count(reader, "item")).isEqualTo(1);
            }
        }
    }

    @Test
    void locks_a_thousand_tables_too() throws SQLException {
        try (var shop = with("select, lock tables on `%s`.*")) {
            for (var i = 0; i < 1001; i++) {
                shop.execute("create table t%d (id int primary key)".formatted(i));
            }
            try (var snapshot = SourceSnapshot.take(shop.source(), shop.tables(), 2)) {
                assertThat(snapshot.way()).isEqualTo(SnapshotWay.TABLE_LOCKS);
                assertThat(snapshot.reason()).isEqualTo("FLUSH TABLES WITH READ LOCK is not granted");
            }
        }
    }

    @Test
    void a_long_select_does_not_hinder_it_and_nobody_waits_for_long() throws SQLException {
        try (var shop = with("reload on *.*", "select, lock tables on `%s`.*")) {
            var select = shop.timed("select sleep(12) from item");
            Eventually.holds("the select runs", () -> shop.isAnyone("sleep"));
            try (var snapshot = SourceSnapshot.take(shop.source(), shop.tables(), 1, SnapshotFixture.RULES)) {
                assertThat(snapshot.way()).isEqualTo(SnapshotWay.TABLE_LOCKS);
                assertThat(snapshot.reason()).contains(shop.database() + ".item, in use");
            }
            assertThat(shop.timed("insert into item values (2)").join()).isLessThan(Duration.ofSeconds(2));
            assertThat(select).isNotDone();
            select.join();
        }
    }

    /** Behind LOCK TABLES a transaction that wrote to one table and writes to another is a deadlock's victim. */
    @Test
    void no_transaction_of_the_source_fails_for_it() throws Exception {
        try (var shop = with("reload on *.*", "select, lock tables on `%s`.*");
                var writer = shop.connect();
                var statement = writer.createStatement()) {
            shop.execute("create table other (id int primary key)", "insert into other values (1)");
            writer.setAutoCommit(false);
            var snapshots = SnapshotFixture.beside(() -> {
                for (var i = 0; i < 40; i++) {
                    SourceSnapshot.take(shop.source(), shop.tables(), 1).close();
                }
                return true;
            });
            for (var i = 0; !snapshots.isDone(); i++) {
                statement.execute("insert into other values (%d)".formatted(i + 100));
                statement.execute("insert into item values (%d)".formatted(i + 100));
                statement.execute("update other set id = -id where id = %d".formatted(i + 100));
                writer.commit();
            }
            assertThat(snapshots.get()).isTrue();
        }
    }

    /** A FLUSH given up behind a SELECT keeps that SELECT's tables from everyone until it ends: it must not be begun. */
    @Test
    void never_flushes_behind_a_long_select() throws SQLException {
        try (var shop = with("reload on *.*", "select on `%s`.*")) {
            var select = shop.timed("select sleep(12) from item");
            Eventually.holds("the select runs", () -> shop.isAnyone("sleep"));
            try (var snapshot = SourceSnapshot.take(shop.source(), shop.tables(), 1, SnapshotFixture.RULES)) {
                assertThat(snapshot.way()).isEqualTo(SnapshotWay.NO_LOCK);
                assertThat(snapshot.reason())
                        .contains("LOCK TABLES is not granted", shop.database() + ".item, in use", "in 2 attempts");
            }
            assertThat(shop.timed("insert into item values (2)").join()).isLessThan(Duration.ofSeconds(2));
            assertThat(select).isNotDone();
            select.join();
        }
    }

    @Test
    void gives_way_to_an_open_transaction_and_delays_writers_no_longer_than_the_limit() throws Exception {
        try (var shop = with("select, lock tables on `%s`.*");
                var open = shop.connect()) {
            open.setAutoCommit(false);
            try (var statement = open.createStatement()) {
                statement.execute("insert into item values (10)");
            }
            var taking = SnapshotFixture.beside(
                    () -> SourceSnapshot.take(shop.source(), shop.tables(), 1, SnapshotFixture.RULES));
            Eventually.holds("the lock is waited for", () -> shop.isAnyone("Waiting for table metadata lock"));
            assertThat(shop.timed("insert into item values (11)").join()).isLessThan(Duration.ofSeconds(3));
            try (var snapshot = taking.get()) {
                assertThat(snapshot.way()).isEqualTo(SnapshotWay.NO_LOCK);
                assertThat(snapshot.reason()).contains("LOCK TABLES was not granted within 2 s in 2 attempts");
                assertThat(shop.count(snapshot.connections().get(0), "item")).isEqualTo(2);
            }
        }
    }

    @Test
    void gives_the_flush_up_behind_a_long_statement_and_leaves_no_lock() throws Exception {
        try (var shop = with("reload on *.*", "select on `%s`.*");
                var hidden = new SnapshotFixture(server)) {
            // of a database that the source's user does not see
            hidden.execute("create table slow (id int)", "insert into slow values (1)");
            var update = hidden.timed("update slow set id = 2 + sleep(7)");
            Eventually.holds("the update runs", () -> shop.isAnyone("sleep"));
            var taking = SnapshotFixture.beside(
                    () -> SourceSnapshot.take(shop.source(), shop.tables(), 1, SnapshotFixture.RULES));
            Eventually.holds("the lock is waited for", () -> shop.isAnyone("Waiting for global read lock"));
            assertThat(shop.timed("insert into item values (2)").join()).isLessThan(Duration.ofSeconds(3));
            try (var snapshot = taking.get()) {
                assertThat(snapshot.way()).isEqualTo(SnapshotWay.NO_LOCK);
                assertThat(snapshot.reason()).contains("FLUSH TABLES WITH READ LOCK was not granted within 2 s");
            }
            assertThat(shop.timed("insert into item values (3)").join()).isLessThan(Duration.ofSeconds(1));
            assertThat(update).isNotDone();
            update.join();
        }
    }

    @Test
    void without_a_lock_it_is_exact_between_commits() throws SQLException {
        try (var shop = with("select on `%s`.*");
                var snapshot = SourceSnapshot.take(shop.source(), shop.tables(), 3)) {
            shop.execute("insert into item values (2)");
            assertThat(snapshot.way()).isEqualTo(SnapshotWay.NO_LOCK);
            assertThat(snapshot.uncertainUpTo()).isEmpty();
            assertThat(snapshot.connections()).hasSize(3).allSatisfy(reader -> assertThat(shop.count(reader, "item"))
                    .isEqualTo(1));
        }
    }

    // without gaps
    private static long count(String gtidSet) {
        return Long.parseLong(gtidSet.strip().replaceAll(".*[:-]", ""));
    }

    /** Owned by another session all the time, a transaction may be in any snapshot. */
    @Test
    void without_a_lock_a_commit_that_does_not_end_closes_the_way() throws Exception {
        try (var shop = with("select, delete on `%s`.*");
                var applier = shop.connect();
                var statement = applier.createStatement()) {
            var rules =
                    SnapshotFixture.RULES.withLockWait(Duration.ofSeconds(1)).withAttempts(1);
            statement.execute("set gtid_next = 'aaaaaaaa-1111-1111-1111-111111111111:5'");
            assertThatThrownBy(() -> SourceSnapshot.take(shop.source(), shop.tables(), 1, rules))
                    .isInstanceOf(ReplicaException.class)
                    .hasMessageStartingWith("source-busy")
                    .hasMessageContaining("is being committed");
            statement.execute("rollback");
            statement.execute("set gtid_next = automatic");
        }
    }

    /**
     * The writers of the table without a key commit under the server's own GTIDs, those of the other table under others:
     * the position counts the rows of either.
     */
    @Test
    void without_a_lock_tables_without_a_key_are_exact_where_others_are_not() throws Exception {
        try (var shop = with("select, delete on `%s`.*");
                var connection = shop.connect()) {
            shop.execute("create table line (n int)", "create table keyed (n int primary key auto_increment)");
            var own = text(connection, "select @@server_uuid");
            var before = executed(own);
            var stop = new AtomicBoolean();
            var writers = new ArrayList<CompletableFuture<Integer>>();
            writers.add(SnapshotFixture.beside(() -> write(shop, stop, "insert into line values (1)")));
            writers.add(SnapshotFixture.beside(() -> write(shop, stop, "insert into line values (2)")));
            for (var uuid : List.of(FIRST, SECOND)) {
                writers.add(SnapshotFixture.beside(() -> write(shop, stop, "begin", uuid)));
            }
            Eventually.holds("rows come", () -> executed(own) > before + 50 && executed(SECOND) > 50);
            var unsure = 0;
            for (var i = 0; i < 300 && unsure < 5; i++) {
                try (var reader = shop.source().open()) {
                    var moment = new UnlockedSnapshot(
                                    shop.source(),
                                    shop.tables(),
                                    SnapshotFixture.RULES,
                                    Optional.of(Set.of(shop.table("line"))),
                                    0)
                            .take(List.of(reader));
                    var low = moment.position().gtidSet();
                    assertThat(shop.count(reader, "line")).isEqualTo(count(low, own) - before);
                    var upTo = moment.uncertainUpTo();
                    var high = upTo == null ? low : upTo.gtidSet();
                    assertThat(shop.count(reader, "keyed"))
                            .isBetween(
                                    count(low, FIRST) + count(low, SECOND), count(high, FIRST) + count(high, SECOND));
                    assertThat(GtidSet.parse(high).containsAll(GtidSet.parse(low)))
                            .isTrue();
                    unsure += upTo == null ? 0 : 1;
                }
            }
            stop.set(true);
            for (var writer : writers) {
                assertThat(writer.get()).isPositive();
            }
            assertThat(unsure).as("snapshots of uncertain position").isPositive();
        }
    }

    private static int write(SnapshotFixture shop, AtomicBoolean stop, String sql) throws SQLException {
        var written = 0;
        try (var connection = shop.connect();
                var statement = connection.createStatement()) {
            for (; !stop.get(); written++) {
                statement.execute(sql);
            }
        }
        return written;
    }

    /** As a replica of another server does. */
    private static int write(SnapshotFixture shop, AtomicBoolean stop, String begin, String uuid) throws SQLException {
        var written = 0;
        try (var connection = shop.connect();
                var statement = connection.createStatement()) {
            while (!stop.get()) {
                written++;
                statement.execute("set gtid_next = '%s:%d'".formatted(uuid, written));
                statement.execute(begin);
                statement.execute("insert into keyed values ()");
                statement.execute("commit");
            }
        }
        return written;
    }

    private static long executed(String uuid) throws SQLException {
        try (var connection = server.connect("mysql")) {
            return count(text(connection, "select @@global.gtid_executed"), uuid);
        }
    }

    private static long count(String gtidSet, String uuid) {
        return Arrays.stream(gtidSet.split(","))
                .filter(part -> part.strip().startsWith(uuid))
                .mapToLong(SourceSnapshotIT::count)
                .sum();
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void tables_without_a_key_are_held_against_every_change_until_it_is_taken() throws Exception {
        try (var shop = with("select, delete on `%s`.*")) {
            shop.execute("create table line (n int, m int, key (n))", "insert into line values (1, 1), (2, 2)");
            CompletableFuture<Duration> insert;
            CompletableFuture<Duration> update;
            CompletableFuture<Duration> delete;
            try (var held = KeylessTables.hold(shop.source(), Set.of(shop.table("line")), SnapshotFixture.RULES);
                    var root = shop.connect()) {
                insert = shop.timed("insert into line values (0, 0)");
                update = shop.timed("update line set m = 5 where n = 1");
                delete = shop.timed("delete from line where n = 2");
                Eventually.holds(
                        "all wait",
                        () -> SnapshotFixture.number(
                                        root,
                                        "select count(*) from information_schema.innodb_trx where trx_state = 'LOCK WAIT'")
                                == 3);
            }
            insert.get();
            update.get();
            delete.get();
        }
    }

    @Test
    void tables_without_a_key_that_do_not_come_to_rest_or_may_not_be_held_close_the_way() throws Exception {
        try (var shop = with("select, delete on `%s`.*");
                var other = shop.connect();
                var statement = other.createStatement()) {
            shop.execute("create table line (n int)");
            other.setAutoCommit(false);
            statement.execute("insert into line values (1)");
            var tables = Set.of(shop.table("line"));
            assertThatThrownBy(() -> KeylessTables.hold(shop.source(), tables, SnapshotFixture.RULES))
                    .hasMessageContaining("did not come to rest within 2 s");
            other.rollback();
            try (var reader = new SnapshotFixture(server, "select on `" + shop.database() + "`.*")) {
                assertThatThrownBy(() -> KeylessTables.hold(reader.source(), tables, SnapshotFixture.RULES))
                        .hasMessageContaining("cannot be held still");
            }
        }
    }

    @Test
    void engines_without_snapshots_need_a_lock_that_lasts_until_they_are_read() throws Exception {
        try (var shop = with("reload on *.*", "select, lock tables on `%s`.*")) {
            shop.execute("create table old (id int) engine = MyISAM", "insert into old values (1)");
            try (var snapshot = SourceSnapshot.take(shop.source(), shop.tables(), 1)) {
                var insert = shop.timed("insert into old values (2)");
                shop.execute("insert into item values (2)");
                Eventually.holds("the writer waits", () -> shop.isAnyone("Waiting for table metadata lock"));
                var reader = snapshot.connections().get(0);
                assertThat(shop.count(reader, "old")).isEqualTo(1);
                snapshot.releaseTables();
                insert.get();
                assertThat(shop.count(reader, "item")).isEqualTo(1);
            }
        }
        try (var shop = with("select on `%s`.*")) {
            shop.execute("create table old (id int) engine = MyISAM");
            assertThatThrownBy(() -> SourceSnapshot.take(shop.source(), shop.tables(), 1))
                    .isInstanceOf(ReplicaException.class)
                    .hasMessageStartingWith("source-rights-missing")
                    .hasMessageContaining(shop.database() + ".old")
                    .hasMessageContaining("LOCK TABLES");
        }
    }

    @Test
    void without_gtids_and_rights_there_is_no_way() throws SQLException {
        try (var plain = Databases.ownMySql(MySqlOptions.defaults().withGtids(false));
                var shop = new SnapshotFixture(plain, "select on `%s`.*")) {
            shop.execute("create table item (id int primary key)");
            assertThatThrownBy(() -> SourceSnapshot.take(shop.source(), shop.tables(), 1))
                    .isInstanceOf(ReplicaException.class)
                    .hasMessageStartingWith("source-rights-missing")
                    .hasMessageContaining("without GTIDs")
                    .hasMessageContaining("Grant LOCK TABLES on the replicated databases, or RELOAD ON *.*");
            try (var connection = shop.source().open()) {
                assertThat(Preflight.findings(connection, Set.of(shop.database())))
                        .singleElement()
                        .asString()
                        .contains("source-rights-missing", "LOCK TABLES ON", "RELOAD");
            }
        }
    }

    @Test
    void with_gtids_the_right_to_select_is_enough() throws SQLException {
        try (var shop = with("select on `%s`.*");
                var connection = shop.source().open()) {
            assertThat(Preflight.findings(connection, Set.of(shop.database()))).isEmpty();
        }
    }

    @Test
    void connections_that_are_not_in_use_outlive_wait_timeout() throws SQLException {
        try (var shop = with("select, lock tables on `%s`.*")) {
            var rules = SnapshotRules.DEFAULT.withPing(Duration.ofMillis(300));
            try (var snapshot = SourceSnapshot.take(shop.source(), shop.tables(), 2, rules)) {
                try (var first = snapshot.lease();
                        var second = snapshot.lease()) {
                    for (var lease : new SnapshotLease[] {first, second}) {
                        try (var statement = lease.connection().createStatement()) {
                            statement.execute("set session wait_timeout = 2");
                        }
                    }
                }
                shop.execute("insert into item values (2)", "select sleep(4)");
                try (var first = snapshot.lease();
                        var second = snapshot.lease()) {
                    assertThat(shop.count(first.connection(), "item")).isEqualTo(1);
                    assertThat(shop.count(second.connection(), "item")).isEqualTo(1);
                }
            }
        }
    }

    @Test
    void a_connection_that_was_killed_is_not_made_again() throws Exception {
        try (var shop = with("select, lock tables on `%s`.*");
                var other = shop.connect();
                var killing = other.createStatement()) {
            var rules = SnapshotRules.DEFAULT.withPing(Duration.ofMillis(300));
            try (var snapshot = SourceSnapshot.take(shop.source(), shop.tables(), 1, rules)) {
                var lease = snapshot.lease();
                killing.execute("kill " + SnapshotFixture.number(lease.connection(), "select connection_id()"));
                assertThatThrownBy(() -> shop.count(lease.connection(), "item")).isInstanceOf(SQLException.class);
                assertThatThrownBy(() -> shop.count(lease.connection(), "item")).isInstanceOf(SQLException.class);
                lease.close();
                assertThatThrownBy(snapshot::lease)
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("broke");
            }
            try (var snapshot = SourceSnapshot.take(shop.source(), shop.tables(), 1, rules)) {
                long id;
                try (var lease = snapshot.lease()) {
                    id = SnapshotFixture.number(lease.connection(), "select connection_id()");
                }
                killing.execute("kill " + id);
                Eventually.passes(
                        "a sign of life tells it",
                        () -> assertThatThrownBy(() -> snapshot.lease().close()).hasMessageContaining("broke"));
            }
        }
    }
}
