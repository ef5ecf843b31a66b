package dev.camelion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.demo.embedded.MySqlOptions;
import dev.camelion.testkit.Databases;
import dev.camelion.testkit.Eventually;
import dev.camelion.testkit.MySqlServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One statement of the source is one transaction of the target, though the engine hands on a RENAME or DROP of several
 * tables in parts: nobody sees the middle, and no failure leaves it behind.
 */
class AtomicStatementsIT {
    private static final String[] TABLES = {
        "create table a (id int primary key, v int)",
        "create table b (id int primary key, v int, w int)",
        "create table c (id int primary key)",
        "insert into a values (1, 1)",
        "insert into b values (1, 1, 1)"
    };
    private static final String SWAP = "rename table a to x, b to a, x to b";
    private static final String BEFORE = "a2 b3 c1";
    private static final String AFTER = "a3 b2 c1";
    private static final int LOCK = 4711;

    private static final Map<Boolean, MySqlServer> SERVERS = new HashMap<>();

    @TempDir
    private Path directory;

    /** One for all tests, which have databases of their own. */
    private static MySqlServer server(boolean withGtids) {
        return SERVERS.computeIfAbsent(
                withGtids, gtids -> Databases.ownMySql(MySqlOptions.defaults().withGtids(gtids)));
    }

    @AfterAll
    static void stop() {
        SERVERS.values().forEach(MySqlServer::close);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nobody_sees_the_middle_of_a_statement(boolean withGtids) throws Exception {
        try (var shop = TestShop.running(directory, server(withGtids), TABLES);
                var watch = new NameWatch(shop)) {
            for (var i = 0; i < 40; i++) {
                shop.source(SWAP, "insert into a (id) values (%d)".formatted(100 + i));
            }
            shop.awaitEqual("a");
            shop.awaitEqual("b");
            assertThat(watch.seen()).containsExactlyInAnyOrder(BEFORE, AFTER);

            shop.source("drop table a, b");

            Eventually.holds("the tables are gone", () -> watch.seen().contains("c1"));
            assertThat(watch.seen()).containsExactlyInAnyOrder(BEFORE, AFTER, "c1");
            System.out.println("atomic statements: gtids=%s looks=%d".formatted(withGtids, watch.looks()));
        }
    }

    @Test
    void a_replay_that_dies_within_a_statement_leaves_nothing_of_it() throws Exception {
        try (var shop = TestShop.running(directory, server(true), TABLES);
                var watch = new NameWatch(shop);
                var other = shop.connectTarget()) {
            for (var statement : new String[] {SWAP, "drop table a, b"}) {
                var before = watch.seen();
                // the first part takes a, the second waits
                execute(other, "begin");
                execute(other, "lock table \"%s\".b in share mode".formatted(shop.database()));
                shop.source(statement);
                awaitAndEnd(shop, "l.locktype = 'relation'");
                awaitAndEnd(shop, "l.locktype = 'relation'");
                assertThat(watch.seen()).isEqualTo(before);
                execute(other, "rollback");
                Eventually.holds(statement + " is replayed", () -> watch.seen().size() > before.size());
            }
            assertThat(watch.seen()).containsExactlyInAnyOrder(BEFORE, AFTER, "c1");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_capture_that_dies_within_a_statement_hands_it_on_whole(boolean withGtids) throws Exception {
        try (var shop = TestShop.running(directory, server(withGtids), TABLES);
                var watch = new NameWatch(shop);
                var other = shop.connectTarget()) {
            holdAtSecondPart(shop);
            for (var statement : new String[] {SWAP, "drop table a, b"}) {
                var before = watch.seen();
                execute(other, "select pg_advisory_lock(%d)".formatted(LOCK));
                shop.source(statement);
                awaitAndEnd(shop, "l.locktype = 'advisory' and l.objid = %d".formatted(LOCK));
                assertThat(watch.seen()).isEqualTo(before);
                execute(other, "select pg_advisory_unlock(%d)".formatted(LOCK));
                Eventually.holds(statement + " is replayed", () -> watch.seen().size() > before.size());
            }
            assertThat(watch.seen()).containsExactlyInAnyOrder(BEFORE, AFTER, "c1");
            shop.source("insert into c values (1)");
            shop.awaitEqual("c");
            assertThat(shop.replica()
                            .query("select count(*) from sch_chameleon.t_ddl_log where t_outcome = 'translated'"))
                    .as("parts of the two statements, each once")
                    .containsExactly("5");
        }
    }

    /** Keeps the append of a statement's second part waiting while somebody holds the lock. */
    private static void holdAtSecondPart(TestShop shop) {
        shop.replica().execute("""
                create function public.hold() returns trigger language plpgsql as $$
                begin
                    if (select count(*) from sch_chameleon.t_ddl_log l where l.t_transaction = new.t_transaction) = 2 then
                        perform pg_advisory_xact_lock(%d);
                    end if;
                    return null;
                end $$;
                create trigger hold after insert on sch_chameleon.t_ddl_log for each row execute function public.hold();
                """.formatted(LOCK));
    }

    /** Ends the session that waits for a lock, once there is one. */
    private static void awaitAndEnd(TestShop shop, String lock) {
        Eventually.holds("a session waits and is ended", () -> !shop.replica()
                .query("select pg_terminate_backend(a.pid, 5000) from pg_locks l join pg_stat_activity a using (pid)"
                        + " where not l.granted and a.datname = current_database() and " + lock)
                .isEmpty());
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
