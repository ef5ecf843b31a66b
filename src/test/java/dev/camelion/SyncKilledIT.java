package dev.camelion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.testkit.Eventually;
import dev.camelion.testkit.ReplicaProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sync_tables} killed with -9: the replica goes on, and the same command does it in the end. */
class SyncKilledIT {
    @TempDir
    private Path directory;

    @Test
    void a_killed_sync_harms_nothing_and_is_repeated() throws Exception {
        try (var shop = TestShop.running(
                directory,
                "create table t (id int auto_increment primary key, v int not null, pad varchar(1000))",
                "create table u (id int auto_increment primary key, v int not null)",
                "create table k (v int not null)",
                "insert into t (v, pad) with recursive n (i) as (select 1 union all select i + 1 from n where i < 900)"
                        + " select i, repeat('x', 1000) from n",
                "insert into t (v, pad) select v + 1000, pad from t",
                "insert into t (v, pad) select v + 2000, pad from t",
                "insert into t (v, pad) select v + 4000, pad from t",
                "insert into k values (1), (1), (2)")) {
            shop.replica().execute("delete from \"%s\".t where v % 2 = 0".replace("%s", shop.database()));
            try (var writer = new TableWriter(shop.mysql(), shop.database(), "t", "u", "k")) {
                // marked, in the middle of the rows, all rows there
                killWhen(shop, "select exists (select from sch_chameleon.t_replica_tables where b_syncing)");
                killWhen(shop, "select to_regclass('\"_camelion_%s\".t') is not null".formatted(shop.database()));
                killWhen(
                        shop,
                        "select exists (select from pg_indexes where schemaname = '_camelion_%s')"
                                .formatted(shop.database()));
                writer.awaitRows(50);
                assertThat(shop.status()).isIn("running", "syncing");

                var last = start(shop, "last");
                assertThat(last.awaitEnd()).as(last.log()).isZero();
            }
            shop.awaitEqual("t");
            shop.awaitEqual("u");
            shop.awaitEqual("k");
            assertThat(shop.replica().query("select count(*) from sch_chameleon.t_quarantined_events"))
                    .containsExactly("0");
        }
    }

    @Test
    void what_a_killed_sync_left_goes_by_itself() throws Exception {
        try (var shop = TestShop.running(
                directory,
                "create table t (id int auto_increment primary key, v int not null)",
                "insert into t (v) values (1)")) {
            shop.replica().execute("""
                    select sch_chameleon.fn_mark_syncing(1, sch_chameleon.fn_begin_sync(
                        1, '1@elsewhere', interval '15 seconds', null, '{}'), '[["%s", "t"]]')""".formatted(shop.database()));
            shop.source("insert into t (v) values (2)");
            Eventually.passes("the event is kept", () -> assertThat(
                            shop.replica().query("select b_applied from sch_chameleon.t_quarantined_events"))
                    .containsExactly("t"));
            Eventually.passes(
                    "the rest is cleared",
                    () -> assertThat(shop.replica().query("""
                            select (select count(*) from sch_chameleon.t_quarantined_events),
                                   (select count(*) from sch_chameleon.t_syncs),
                                   (select count(*) from sch_chameleon.t_replica_tables where b_syncing)""")).containsExactly("0|0|0"));
            assertThat(shop.status()).isEqualTo("running");
            shop.awaitEqual("t");
        }
    }

    private void killWhen(TestShop shop, String condition) {
        try (var process = start(shop, "killed")) {
            Eventually.holds(
                    condition,
                    Duration.ofSeconds(60),
                    () -> !process.isAlive() || shop.replica().query(condition).contains("t"));
            process.kill();
        }
    }

    private ReplicaProcess start(TestShop shop, String name) {
        return ReplicaProcess.start(
                shop.home(),
                directory.resolve(name + ".log"),
                List.of("-Xmx256m"),
                "sync_tables",
                "--tables",
                "%1$s.t,%1$s.k".formatted(shop.database()));
    }
}
