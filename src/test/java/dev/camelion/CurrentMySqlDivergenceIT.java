package dev.camelion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.demo.embedded.MySqlOptions;
import dev.camelion.testkit.Databases;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only newer servers write to the binlog. */
class CurrentMySqlDivergenceIT {
    @TempDir
    private Path directory;

    @Test
    void a_table_made_of_a_query_arrives_whole_and_tagged_gtids_stop_capture() throws Exception {
        try (var mysql = Databases.currentMySql(MySqlOptions.defaults());
                var shop = TestShop.running(
                        directory,
                        mysql,
                        "create table a (id int primary key, v int not null)",
                        "insert into a values (1, 1), (2, 2)")) {
            shop.holdReplay();
            shop.source("create table b (primary key (id)) as select id, v + 1 as w from a");
            shop.awaitLogged("select count(*) from sch_chameleon.t_log_replica", "3");
            assertThat(shop.replica()
                            .query("select count(distinct t_transaction), count(distinct i_id_batch)"
                                    + " from sch_chameleon.t_log_replica"))
                    .as("the table and its rows are one transaction, and one call of the replay")
                    .containsExactly("1|1");
            assertThat(shop.replica()
                            .query("select s.v_is_ddl, s.v_to - e.i_last_event from sch_chameleon.t_replica_batch b"
                                    + " join sch_chameleon.t_batch_events e using (i_id_batch),"
                                    + " sch_chameleon.fn_next_slice(b.v_log_table, b.i_id_batch, e.i_replayed_event,"
                                    + " e.i_last_event, 1) s"))
                    .containsExactly("t|0");
            shop.goOnReplaying();
            shop.awaitEqual("b");

            shop.source("set gtid_next = 'AUTOMATIC:nightly'", "insert into a values (3, 3)");
            shop.awaitError("gtid-tagged");
            assertThat(shop.target("select id from %s.a order by 1")).containsExactly("1", "2");
        }
    }
}
