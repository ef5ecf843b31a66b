package dev.camelion.replay;

import static dev.camelion.replay.PlainLog.change;
import static dev.camelion.replay.PlainLog.delete;
import static dev.camelion.replay.PlainLog.insert;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lanes: disjoint groups of tables replay side by side, and meet again at the end of each slice. */
class ReplayLanesIT {
    private static final String EPOCH =
            "(select i_epoch from sch_chameleon.t_leases where i_id_source = 1 and ts_expires > now())";

    private PlainLog log;

    @BeforeEach
    void make_a_log() throws SQLException {
        log = new PlainLog();
        log.run("update sch_chameleon.t_sources set i_replay_lanes = 3");
        log.run("select sch_chameleon.fn_take_lease(1, 'test', interval '1 hour', null)");
        for (var i = 0; i < 6; i++) {
            log.run("create table shop.t%d (id int primary key, v int)".formatted(i));
            log.register("t" + i, "id", "id,v");
        }
        log.run("""
                insert into sch_chameleon.t_replica_foreign_keys
                select c.i_id_table, 'fk', '{v}', 'shop', 't0', '{id}', 'cascade', 'restrict', false
                  from sch_chameleon.t_replica_tables c where c.v_table_name = 't4'""");
    }

    @AfterEach
    void close() throws SQLException {
        log.close();
    }

    private static PlainLog.Event row(int table, int id, int v) {
        return insert("t" + table, "{\"id\": \"%d\", \"v\": \"%d\"}".formatted(id, v));
    }

    private String begin() throws SQLException {
        return log.query("select sch_chameleon.fn_begin_lanes(1000, 1, %s)".formatted(EPOCH))
                .get(0);
    }

    private void lane(int lane) throws SQLException {
        log.query("select sch_chameleon.fn_replay_lane(1, %s, %d)".formatted(EPOCH, lane));
    }

    private int filled() throws SQLException {
        var filled = 0;
        for (var i = 0; i < 6; i++) {
            filled += Integer.parseInt(
                    log.query("select count(*) from shop.t" + i).get(0));
        }
        return filled;
    }

    @Test
    void tables_that_foreign_keys_connect_share_a_lane() throws SQLException {
        log.run("alter table shop.t1 add foreign key (v) references shop.t2");
        log.log(row(0, 1, 1));

        assertThat(begin()).isEqualTo("3");

        assertThat(log.query("select string_agg(v_table_name, ' ' order by v_table_name)"
                        + " from sch_chameleon.t_replica_tables group by i_group order by 1"))
                .containsExactly("t0 t4", "t1 t2", "t3", "t5");
    }

    @Test
    void what_one_lane_left_is_done_before_anything_else() throws SQLException {
        var events = new ArrayList<PlainLog.Event>();
        for (var i = 0; i < 60; i++) {
            events.add(row(i % 6, i, 1));
        }
        log.log(events);
        assertThat(begin()).isEqualTo("3");
        lane(1);
        lane(1);
        assertThat(filled()).as("two groups of the five").isBetween(1, 59);
        assertThat(log.query("select i_replayed_event from sch_chameleon.t_batch_events"))
                .as("the pointer stays before the slice")
                .containsExactly("0");

        log.log(row(0, 100, 1));
        assertThat(begin()).as("the same slice goes on").isEqualTo("3");
        assertThat(log.query("select sch_chameleon.fn_process_batch(1000, 1)")).containsExactly("t");

        assertThat(filled()).isEqualTo(60);
        assertThat(log.query("select i_replayed from sch_chameleon.t_replica_batch order by 1 desc limit 1"))
                .containsExactly("60");
        assertThat(log.query("select * from sch_chameleon.t_replay_lanes")).isEmpty();
        log.replay();
        assertThat(filled()).isEqualTo(61);
    }

    @Test
    void a_change_of_the_number_of_lanes_waits_for_the_end_of_the_slice() throws SQLException {
        log.log(row(0, 1, 1), row(1, 1, 1), row(2, 1, 1), row(3, 1, 1), row(5, 1, 1));
        begin();
        lane(0);
        log.run("update sch_chameleon.t_sources set i_replay_lanes = 1");

        log.replay();

        assertThat(filled()).isEqualTo(5);
    }

    @Test
    void schema_changes_and_foreign_key_actions_keep_their_place() throws SQLException {
        log.run("insert into shop.t0 values (1, 1)", "insert into shop.t4 values (7, 1), (8, 2)");
        var gone = delete("t0", "{\"id\": \"1\"}");
        log.log(gone, row(4, 9, 3));
        log.run("update sch_chameleon.t_log_replica_1_src_1 set b_cascades = true where enm_binlog_event = 'delete'");
        log.log(change("t1", "alter table shop.t1 add column w int", "id", "id,v,w"));

        assertThat(begin()).isEqualTo("3");
        for (var lane = 0; lane < 3; lane++) {
            lane(lane);
        }
        log.query("select sch_chameleon.fn_process_batch(1000, 1)");
        assertThat(log.query("select id from shop.t4 order by id")).containsExactly("8", "9");
        assertThat(begin()).as("a schema change is applied alone").isEqualTo("0");
        log.replay();
        assertThat(log.query("select count(*) from sch_chameleon.t_replica_tables where i_group is null"))
                .as("groups are found again")
                .containsExactly("6");
    }
}
