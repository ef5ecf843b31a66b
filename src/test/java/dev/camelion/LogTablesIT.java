package dev.camelion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.testkit.Eventually;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pair of log tables: one is filled while the other drains, and a transaction lives in one of them. */
class LogTablesIT {
    private static final String ONE = "t_log_replica_1_src_1";
    private static final String TWO = "t_log_replica_2_src_1";

    @TempDir
    private Path directory;

    @Test
    void the_pair_swaps_between_transactions_and_the_idle_one_is_emptied() throws Exception {
        try (var shop = TestShop.running(
                directory,
                "create table big (id int primary key auto_increment, v int not null)",
                "create table small (id int primary key, v int not null)")) {
            shop.holdReplay();
            fill(shop, ONE);
            shop.source(
                    "set session cte_max_recursion_depth = 100000",
                    "insert into big (v) with recursive n (i) as (select 1 union all select i + 1 from n where i < 30000)"
                            + " select i from n");
            shop.awaitLogged("select count(*) from sch_chameleon.t_log_replica where v_table_name = 'big'", "30000");
            shop.awaitLogged("select v_log_table[1] from sch_chameleon.t_sources", TWO);
            shop.source("insert into small values (1, 1)");
            shop.awaitLogged("select count(*) from sch_chameleon.t_log_replica where v_table_name = 'small'", "1");

            assertThat(tables(shop, "big")).as("no transaction is in both").containsExactly(ONE);
            assertThat(tables(shop, "small")).as("what follows is in the other").containsExactly(TWO);
            shop.goOnReplaying();

            shop.awaitEqual("small");
            assertThat(shop.target("select count(*), count(distinct v), max(v) from %s.big"))
                    .containsExactly("30000|30000|30000");
            Eventually.passes("the drained table is emptied", () -> assertThat(
                            shop.replica().query("select pg_relation_size('sch_chameleon." + ONE + "')"))
                    .containsExactly("0"));
            shop.source("insert into small values (2, 2)");
            shop.awaitEqual("small");
            assertThat(tables(shop, "small")).containsExactly(TWO);
        }
    }

    /** More than makes the pair swap, in long values of no batch. */
    private static void fill(TestShop shop, String log) {
        shop.replica().execute("""
                alter table sch_chameleon.%1$s alter column jsb_event_data set storage external;
                insert into sch_chameleon.%1$s
                       (i_id_event, i_id_batch, v_table_name, v_schema_name, enm_binlog_event, t_binlog_name,
                        i_binlog_position, i_my_event_time, t_transaction, i_ordinal, jsb_event_data)
                select -n, 0, 'none', 'none', 'insert', 'none', 0, 0, 'none', n, to_jsonb(repeat('x', 8000000))
                  from generate_series(1, 18) n""".formatted(log));
    }

    private static List<String> tables(TestShop shop, String table) {
        return shop.replica()
                .query(
                        "select distinct c.relname from sch_chameleon.t_log_replica l join pg_class c on c.oid = l.tableoid"
                                + " where l.v_table_name = '" + table + "' order by 1");
    }
}
