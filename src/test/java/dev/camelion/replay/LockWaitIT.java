package dev.camelion.replay;

import static dev.camelion.replay.PlainLog.change;
import static dev.camelion.replay.PlainLog.insert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.camelion.testkit.Eventually;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A schema change waits for those who read its table; then its table is set aside until they are gone. */
class LockWaitIT {
    private PlainLog log;
    private Connection reader;

    @BeforeEach
    void make_a_log() throws SQLException {
        log = new PlainLog();
        log.run(
                "create table shop.item (id int primary key, v int)",
                "create table shop.other (id int primary key)",
                "set lock_timeout = '100ms'");
        log.register("item", "id", "id,v");
        log.register("other", "id", "id");
        reader = log.session();
        reader.setAutoCommit(false);
        try (var statement = reader.createStatement()) {
            statement.execute("set application_name = 'report'");
            statement.execute("select * from shop.item");
        }
        log.log(
                change("item", "alter table shop.item add column w int", "id", "id,v,w"),
                insert("item", "{\"id\": \"1\", \"v\": \"1\", \"w\": \"1\"}"),
                insert("other", "{\"id\": \"1\"}"));
    }

    @AfterEach
    void close() throws SQLException {
        reader.close();
        log.close();
    }

    @Test
    void it_waits_and_says_for_whom() throws SQLException {
        log.replay();

        assertThat(log.query("select t_waits_for from sch_chameleon.t_ddl_waits")
                        .get(0))
                .matches("the schema change of table shop.item at binlog.000001:100 waits for a lock held by"
                        + " session \\d+ \\(report\\) of postgres since .* UTC");
        assertThat(log.state("item")).isEqualTo("replicated|null");
        assertThat(log.query("select i_replayed_event from sch_chameleon.t_batch_events"))
                .as("nothing behind it is applied")
                .containsExactly("0");

        reader.rollback();
        log.replay();

        assertThat(log.query("select * from shop.item")).containsExactly("1|1|1");
        assertThat(log.query("select count(*) from sch_chameleon.t_ddl_waits")).containsExactly("0");
    }

    @Test
    void after_its_time_the_others_go_on_and_it_comes_back_by_itself() throws SQLException {
        log.replay();
        log.run("update sch_chameleon.t_sources set i_ddl_lock_wait = 0");
        log.replay();

        assertThat(log.query("select * from shop.other")).containsExactly("1");
        assertThat(log.state("item"))
                .matches(
                        "quarantined\\|at binlog.000001:100: the schema change was refused: 55P03 since .* UTC it waits"
                                + " for a lock held by session \\d+ \\(report\\) of postgres since .* UTC; it is tried again by"
                                + " itself");
        assertThat(log.query("select b_copy_needed from sch_chameleon.t_replica_tables where v_table_name = 'item'"))
                .containsExactly("f");
        dueNow();
        log.replay();
        assertThat(log.state("item")).as("the reader is still there").startsWith("quarantined");

        reader.rollback();
        Eventually.passes("the table comes back", () -> {
            dueNow();
            log.replay();
            assertThat(log.state("item")).isEqualTo("replicated|null");
        });
        assertThat(log.query("select * from shop.item")).containsExactly("1|1|1");
        assertThat(log.query("select count(*) from sch_chameleon.t_ddl_waits")).containsExactly("0");
        assertThat(log.discarded()).containsExactly("item|1|ddl|55P03|applied");
    }

    @Test
    void an_operator_may_be_faster() throws SQLException {
        log.replay();
        log.run("update sch_chameleon.t_sources set i_ddl_lock_wait = 0");
        log.replay();
        assertThatThrownBy(() -> log.query("select * from sch_chameleon.fn_retry_table(1, 'shop', 'item')"))
                .hasMessageContaining("lock timeout");
        reader.rollback();
        assertThat(log.query("select * from sch_chameleon.fn_retry_table(1, 'shop', 'item')"))
                .containsExactly("1|0|0");

        dueNow();
        log.replay();

        assertThat(log.query("select count(*) from sch_chameleon.t_ddl_waits")).containsExactly("0");
        assertThat(log.query("select * from shop.item")).containsExactly("1|1|1");
    }

    private void dueNow() throws SQLException {
        log.run("update sch_chameleon.t_ddl_waits set ts_next = clock_timestamp()");
    }
}
