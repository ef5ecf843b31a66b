package dev.camelion.replay;

import static dev.camelion.replay.PlainLog.delete;
import static dev.camelion.replay.PlainLog.insert;
import static dev.camelion.replay.PlainLog.update;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows are found through indexes, also in tables that were empty when the plan was made and were never analyzed. */
class ReplayPlansIT {
    private static final int ROWS = 2000;

    private PlainLog log;

    @BeforeEach
    void make_a_log() throws SQLException {
        log = new PlainLog();
    }

    @AfterEach
    void close() throws SQLException {
        log.close();
    }

    private static String row(int id, int v) {
        return "{\"id\": \"%d\", \"v\": \"%d\"}".formatted(id, v);
    }

    private static List<PlainLog.Event> mixed(String table) {
        var events = new ArrayList<PlainLog.Event>();
        for (var i = 1; i <= ROWS; i++) {
            events.add(insert(table, row(i, i)));
        }
        for (var i = 1; i <= ROWS; i += 2) {
            events.add(update(table, row(i, -i), null));
        }
        return events;
    }

    private String scans(String table) throws SQLException {
        log.query("select pg_stat_force_next_flush()");
        return log.query("select seq_tup_read, idx_scan > 0 from pg_stat_user_tables where relname = '%s'"
                        .formatted(table))
                .get(0);
    }

    @Test
    void a_table_that_was_empty_is_not_read_row_by_row() throws SQLException {
        log.run("create table shop.merged (id int primary key, v int)");
        log.register("merged", "id", "id,v");
        for (var round = 0; round < 2; round++) {
            log.log(mixed("merged"));
            log.replay();
        }

        assertThat(scans("merged")).isEqualTo("0|t");
        assertThat(log.query("select count(*), sum(v) from shop.merged"))
                .containsExactly("%d|%d".formatted(ROWS, ROWS / 2));
    }

    @Test
    void neither_is_one_with_another_unique_index() throws SQLException {
        log.run("create table shop.twice (id int primary key, v int unique)");
        log.register("twice", "id", "id,v");
        for (var round = 0; round < 2; round++) {
            log.log(mixed("twice"));
            log.replay();
        }

        assertThat(scans("twice")).isEqualTo("0|t");
        assertThat(log.query("select count(*) from shop.twice")).containsExactly(String.valueOf(ROWS));
    }

    @Test
    void foreign_keys_act_through_the_index_of_the_child() throws SQLException {
        log.run(
                "create table shop.parent (id int primary key, v int)",
                "create table shop.child (id int primary key, v int)",
                "create index on shop.child (v)");
        log.register("parent", "id", "id,v");
        log.register("child", "id", "id,v");
        log.run("""
                insert into sch_chameleon.t_replica_foreign_keys
                select c.i_id_table, 'fk', '{v}', 'shop', 'parent', '{id}', 'cascade', 'restrict', false
                  from sch_chameleon.t_replica_tables c where c.v_table_name = 'child'""");
        log.log(mixed("child"));
        log.replay();
        log.log(delete("parent", "{\"id\": \"4\"}"), delete("parent", "{\"id\": \"6\"}"));
        log.run("update sch_chameleon.t_log_replica_1_src_1 set b_cascades = true where v_table_name = 'parent'");
        log.replay();

        assertThat(scans("child")).isEqualTo("0|t");
        assertThat(log.query("select count(*) from shop.child")).containsExactly(String.valueOf(ROWS - 2));
    }
}
