package dev.camelion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.camelion.cli.operation.InitResult;
import dev.camelion.config.TablePattern;
import dev.camelion.testkit.Databases;
import dev.camelion.testkit.Eventually;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sync_tables} on real servers: tables copied again while the replica runs, or stands still. */
class SyncTablesIT {
    private static final String[] TABLES = {
        "create table t (id int auto_increment primary key, v int not null, note varchar(40), key by_v (v))",
        "create table u (id int auto_increment primary key, v int not null)",
        "insert into t (v, note) values (1, 'one'), (2, 'two'), (3, 'three')",
        "insert into u (v) values (1), (2)"
    };

    @TempDir
    private Path directory;

    @Test
    void check_27_sync_table_while_rows_are_written() throws Exception {
        try (var shop = TestShop.running(directory, TABLES)) {
            var before = shop.status();
            // lost in the target alone: only a copy brings it back
            shop.replica().execute("delete from \"%s\".t where id = 1".formatted(shop.database()));
            try (var writer = new TableWriter(shop.mysql(), shop.database(), "t", "u")) {
                var result = sync(shop, "t");
                assertThat(result.isClean()).as("%s", result).isTrue();
                assertThat(result.tables()).hasSize(1);
                writer.awaitRows(50);
            }
            shop.awaitEqual("t");
            shop.awaitEqual("u");
            assertThat(shop.target("select indexdef from pg_indexes where schemaname = '" + shop.database()
                            + "' and tablename = 't'"))
                    .anyMatch(index -> index.contains("UNIQUE INDEX") && index.contains("(id)"))
                    .anyMatch(index -> index.contains("(v)"));
            assertThat(shop.status()).isEqualTo(before);
            assertThat(shop.table("t")).isEqualTo("replicated: null");
            assertNothingKept(shop);
        }
    }

    @Test
    void tables_in_quarantine_come_back_with_what_was_kept() throws Exception {
        try (var shop = TestShop.running(directory, TABLES)) {
            shop.replica().execute("drop table \"%s\".t".formatted(shop.database()));
            shop.source("insert into t (v) values (4)");
            Eventually.passes(
                    "t is set aside", () -> assertThat(shop.table("t")).startsWith("quarantined"));
            shop.source("update t set note = 'later' where v = 2");

            var result = shop.replica().operations().syncTables(TestShop.SOURCE, List.of(), false, TestReplica.QUIET);

            assertThat(result.isClean()).as("%s", result).isTrue();
            assertThat(shop.table("t")).isEqualTo("replicated: null");
            shop.source("delete from t where v = 1");
            shop.awaitEqual("t");
            assertNothingKept(shop);
            assertThat(shop.replica().status(TestShop.SOURCE).discarded()).isZero();

            var nothing = shop.replica().operations().syncTables(TestShop.SOURCE, List.of(), false, TestReplica.QUIET);
            assertThat(nothing.tables()).isEmpty();
        }
    }

    @Test
    void works_on_a_stopped_source_and_leaves_it_stopped() throws Exception {
        try (var shop = TestShop.running(directory, TABLES)) {
            shop.stop();
            assertThat(shop.status()).isEqualTo("stopped");
            shop.replica().execute("delete from \"%s\".t".formatted(shop.database()));
            shop.source("insert into t (v) values (4)", "insert into u (v) values (4)");

            assertThat(sync(shop, "t").isClean()).isTrue();

            assertThat(shop.status()).isEqualTo("stopped");
            assertThat(shop.target("select count(*) from %s.t")).containsExactly("4");
            shop.start();
            shop.source("update t set v = v + 1");
            shop.awaitEqual("t");
            shop.awaitEqual("u");
        }
    }

    @Test
    void a_table_that_the_settings_include_now_arrives_while_the_replica_runs() throws Exception {
        try (var shop =
                TestShop.runningWith(directory, Databases.mySql(), "tables:\n  include: [\"%1$s.t\"]\n", TABLES)) {
            include(shop, "t", "u");
            shop.source("insert into u (v) values (3)");

            try (var fresh = new TestReplica(directory)) {
                assertThat(sync(shop, fresh, "u").isClean()).isTrue();
            }

            shop.source("insert into u (v) values (4)", "insert into t (v) values (4)", "alter table u add w int");
            shop.source("insert into u (v, w) values (5, 5)");
            shop.awaitEqual("u");
            shop.awaitEqual("t");
            assertThat(shop.table("u")).isEqualTo("replicated: null");
            assertThat(shop.status()).isEqualTo("running");
        }
    }

    @Test
    void a_table_that_the_settings_include_now_arrives_in_a_stopped_replica() throws Exception {
        try (var shop =
                TestShop.runningWith(directory, Databases.mySql(), "tables:\n  include: [\"%1$s.t\"]\n", TABLES)) {
            shop.stop();
            include(shop, "t", "u");
            try (var fresh = new TestReplica(directory)) {
                assertThat(sync(shop, fresh, "u").isClean()).isTrue();
                assertThat(shop.target("select count(*) from %s.u")).containsExactly("2");
                fresh.start(TestShop.SOURCE);
                fresh.awaitRunning(TestShop.SOURCE);
                shop.source("insert into u (v) values (4)");
                shop.awaitEqual("u");
            }
        }
    }

    @Test
    void a_name_that_matches_nothing_is_an_error() throws Exception {
        try (var shop = TestShop.running(directory, TABLES)) {
            assertThatThrownBy(() -> sync(shop, "tt"))
                    .hasMessageContaining("option-invalid")
                    .hasMessageContaining("matches no table of source shop")
                    .hasMessageContaining("Did you mean %s.t?".formatted(shop.database()));
            assertThatThrownBy(() -> sync(shop, "t", "nothing_like_it_*")).hasMessageContaining("nothing_like_it_*");
            assertNothingKept(shop);
        }
    }

    @Test
    void a_second_sync_and_init_replica_are_refused() throws Exception {
        try (var shop = TestShop.copied(directory, Databases.mySql(), Databases.postgres(), TABLES)) {
            shop.replica().execute("""
                    select sch_chameleon.fn_begin_sync(1, '1@elsewhere', interval '1 minute', null, '{}')""");
            assertThatThrownBy(() -> sync(shop, "t"))
                    .hasMessageContaining("source-running")
                    .hasMessageContaining("1@elsewhere");
            assertThatThrownBy(() -> shop.replica().operations().initReplica(TestShop.SOURCE, TestReplica.QUIET))
                    .hasMessageContaining("source-running");
        }
    }

    @Test
    void a_table_without_a_key_is_copied_and_goes_on() throws Exception {
        try (var shop =
                TestShop.running(directory, "create table t (v int not null)", "insert into t values (1), (1), (2)")) {
            shop.replica().execute("delete from \"%s\".t".formatted(shop.database()));
            try (var writer = new TableWriter(shop.mysql(), shop.database(), "t")) {
                assertThat(sync(shop, "t").isClean()).isTrue();
                writer.awaitRows(50);
            }
            shop.source("delete from t where v = 1 limit 1");
            shop.awaitEqual("t");
        }
    }

    @Test
    void views_and_rights_on_the_table_stay() throws Exception {
        try (var shop = TestShop.running(directory, TABLES)) {
            var schema = '"' + shop.database() + '"';
            shop.replica().execute("create view %1$s.seen as select id, v from %1$s.t".formatted(schema));
            shop.replica().execute("create view %1$s.counted as select count(*) as n from %1$s.seen".formatted(schema));
            shop.replica().execute("grant select on %s.t to public".formatted(schema));

            assertThat(sync(shop, "t").isClean()).isTrue();

            shop.source("insert into t (v) values (9)");
            shop.awaitTarget("select n from %s.counted", "4");
            assertThat(shop.replica().query("select has_table_privilege('public', '%s.t', 'select')".formatted(schema)))
                    .containsExactly("t");
        }
    }

    @Test
    void a_schema_change_behind_the_copy_is_applied_and_one_before_it_is_not_repeated() throws Exception {
        try (var shop = TestShop.running(directory, TABLES);
                var gate = new SyncGate(shop)) {
            shop.holdReplay();
            // the last that stands before the copy's position, and still to be replayed when the copy is taken
            shop.source("alter table t add w int not null default 7");
            var syncing = gate.sync("t");
            gate.awaitCopied();
            shop.source("alter table t drop note", "alter table t add x int", "insert into t (v, x) values (4, 4)");
            shop.goOnReplaying();
            shop.awaitEqual("t");

            gate.goOn();

            assertThat(syncing.get().isClean()).isTrue();
            shop.source("insert into t (v) values (5)");
            shop.awaitEqual("t");
            assertThat(shop.table("t")).isEqualTo("replicated: null");
            assertNothingKept(shop);
        }
    }

    @Test
    void a_table_that_is_renamed_meanwhile_is_named_and_loses_nothing() throws Exception {
        try (var shop = TestShop.running(directory, TABLES);
                var gate = new SyncGate(shop)) {
            var syncing = gate.sync("t", "u");
            gate.awaitCopied();
            shop.source(
                    "rename table t to renamed", "insert into renamed (v) values (4)", "insert into u (v) values (4)");
            shop.awaitEqual("renamed");
            shop.awaitEqual("u");

            gate.goOn();

            var result = syncing.get();
            assertThat(result.isClean()).isFalse();
            assertThat(result.tables())
                    .anyMatch(table -> table.table().table().equals("t")
                            && String.valueOf(table.problem()).contains("no such table"));
            shop.source("insert into renamed (v) values (5)", "insert into u (v) values (5)");
            shop.awaitEqual("renamed");
            shop.awaitEqual("u");
            assertNothingKept(shop);
        }
    }

    @Test
    void a_table_that_another_takes_the_place_of_is_copied_once_more() throws Exception {
        try (var shop = TestShop.running(directory, TABLES);
                var gate = new SyncGate(shop)) {
            var syncing = gate.sync("t");
            gate.awaitCopied();
            shop.source(
                    "create table next like t",
                    "alter table next add w int",
                    "insert into next (id, v, note) select id, v, note from t",
                    "rename table t to old, next to t",
                    "drop table old",
                    "insert into t (v, w) values (4, 4)");
            shop.awaitEqual("t");
            // what the first copy has not
            shop.replica().execute("delete from \"%s\".t where v = 1".formatted(shop.database()));

            gate.goOn();

            assertThat(syncing.get().isClean()).isTrue();
            shop.source("insert into t (v, w) values (5, 5)");
            shop.awaitEqual("t");
            assertNothingKept(shop);
        }
    }

    @Test
    void what_foreign_keys_do_meanwhile_reaches_the_new_table() throws Exception {
        try (var shop = TestShop.running(
                        directory,
                        "create table p (id int primary key, v int)",
                        "create table c (id int primary key, p int, v int,"
                                + " foreign key (p) references p (id) on delete cascade on update cascade)",
                        "insert into p values (1, 1), (2, 2), (3, 3), (4, 4)",
                        "insert into c values (1, 1, 1), (2, 2, 2), (3, 3, 3), (4, 4, 4)");
                var gate = new SyncGate(shop)) {
            var syncing = gate.sync("c");
            gate.awaitCopied();
            shop.source(
                    "delete from p where id = 2",
                    "update p set id = 30 where id = 3",
                    "insert into p values (2, 2)",
                    "insert into c values (20, 2, 2)");
            shop.awaitEqual("p");
            shop.awaitEqual("c");

            gate.goOn();

            assertThat(syncing.get().isClean()).isTrue();
            assertThat(shop.target("select id, p from %s.c order by id")).containsExactly("1|1", "3|30", "4|4", "20|2");
            shop.source("delete from p where id = 4");
            shop.awaitEqual("p");
            shop.awaitEqual("c");
            assertNothingKept(shop);
        }
    }

    @Test
    void the_status_says_syncing_meanwhile_and_retries_wait() throws Exception {
        try (var shop = TestShop.running(directory, TABLES);
                var gate = new SyncGate(shop)) {
            shop.replica().execute("drop table \"%s\".t".formatted(shop.database()));
            shop.source("insert into t (v) values (4)");
            Eventually.passes(
                    "t is set aside", () -> assertThat(shop.table("t")).startsWith("quarantined"));
            var syncing = gate.sync("t");
            gate.awaitCopied();

            assertThat(shop.status()).isEqualTo("syncing");
            assertThat(shop.table("t")).startsWith("syncing");
            assertThatThrownBy(() -> shop.replica()
                            .query("select * from sch_chameleon.fn_retry_table(1, '%s', 't')"
                                    .formatted(shop.database())))
                    .hasMessageContaining("is being synced");

            gate.goOn();
            assertThat(syncing.get().isClean()).isTrue();
            assertThat(shop.status()).isEqualTo("running");
            shop.awaitEqual("t");
        }
    }

    @Test
    void a_replication_that_ends_meanwhile_is_an_error_and_leaves_nothing() throws Exception {
        try (var shop = TestShop.running(directory, TABLES);
                var gate = new SyncGate(shop)) {
            shop.holdReplay();
            shop.source("insert into t (v) values (4)");
            var syncing = gate.sync("t");
            gate.awaitCopied();
            shop.stop();

            gate.goOn();

            assertThatThrownBy(syncing::get).hasMessageContaining("no process replicates it any more");
            assertThat(shop.status()).isEqualTo("stopped");
            assertNothingKept(shop);
            assertThat(sync(shop, "t").isClean()).isTrue();
            assertThat(shop.target("select count(*) from %s.t")).containsExactly("4");
        }
    }

    @Test
    void several_lanes_keep_all_that_happens_to_the_table() throws Exception {
        try (var shop = TestShop.runningWith(directory, Databases.mySql(), "replay-lanes: 2\n", TABLES)) {
            shop.replica().execute("delete from \"%s\".t".formatted(shop.database()));
            try (var writer = new TableWriter(shop.mysql(), shop.database(), "t", "u")) {
                assertThat(sync(shop, "t").isClean()).isTrue();
                writer.awaitRows(50);
            }
            shop.awaitEqual("t");
            shop.awaitEqual("u");
            assertNothingKept(shop);
        }
    }

    private void include(TestShop shop, String... tables) {
        shop.settings("tables:\n  include: [%s]\n"
                .formatted(String.join(
                        ", ",
                        Stream.of(tables)
                                .map(table -> "\"%s.%s\"".formatted(shop.database(), table))
                                .toList())));
    }

    private static InitResult sync(TestShop shop, String... tables) {
        return sync(shop, shop.replica(), tables);
    }

    private static InitResult sync(TestShop shop, TestReplica replica, String... tables) {
        return replica.operations()
                .syncTables(
                        TestShop.SOURCE,
                        Stream.of(tables)
                                .map(table -> new TablePattern(shop.database() + "." + table))
                                .toList(),
                        false,
                        TestReplica.QUIET);
    }

    private static void assertNothingKept(TestShop shop) {
        assertThat(shop.replica().query("""
                select (select count(*) from sch_chameleon.t_quarantined_events),
                       (select count(*) from sch_chameleon.t_syncs),
                       (select count(*) from sch_chameleon.t_kept_cascades),
                       (select count(*) from sch_chameleon.t_replica_tables where b_syncing),
                       (select count(*) from sch_chameleon.t_source_schemas m
                         where not exists (select from sch_chameleon.t_sources s
                                            where s.i_id_source = m.i_id_source))""")).containsExactly("0|0|0|0|0");
    }
}
