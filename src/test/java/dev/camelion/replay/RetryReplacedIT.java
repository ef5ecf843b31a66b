package dev.camelion.replay;

import static dev.camelion.replay.PlainLog.change;
import static dev.camelion.replay.PlainLog.insert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A refused schema change that an operator gives other statements for. */
class RetryReplacedIT {
    private PlainLog log;

    @BeforeEach
    void refuse_a_schema_change() throws SQLException {
        log = new PlainLog();
        log.run("create table shop.item (id int primary key, v text)", "insert into shop.item values (1, '7 apples')");
        log.register("item", "id", "id,v");
        log.log(
                change("item", "alter table shop.item alter column v type int using v::int", "id", "id,v"),
                insert("item", "{\"id\": \"2\", \"v\": \"2\"}"));
        log.replay();
    }

    @AfterEach
    void close() throws SQLException {
        log.close();
    }

    private List<String> retry(String sql) throws SQLException {
        return log.query("select * from sch_chameleon.fn_retry_replaced(1, 1, $sql$%s$sql$)".formatted(sql));
    }

    @Test
    void runs_them_with_what_came_since() throws SQLException {
        assertThat(log.state("item")).startsWith("quarantined|at binlog.000001:100: the schema change was refused");

        assertThat(retry("alter table shop.item alter column v type int using substring(v from '^\\d+')::int"))
                .containsExactly("1|0|0");

        assertThat(log.query("select * from shop.item order by id")).containsExactly("1|7", "2|2");
        assertThat(log.state("item")).isEqualTo("replicated|null");
        assertThat(log.query("select enm_state, t_replaced from sch_chameleon.t_discarded_rows"))
                .containsExactly("applied|alter table shop.item alter column v type int using v::int");
    }

    @Test
    void leaves_all_as_it_was_where_they_are_refused_too() throws SQLException {
        assertThatThrownBy(() -> retry("alter table shop.item alter column w type int"))
                .hasMessageContaining("column \"w\" of relation \"item\" does not exist");

        assertThat(log.query("select enm_state, t_replaced, t_query from sch_chameleon.t_discarded_rows"))
                .containsExactly("open|null|alter table shop.item alter column v type int using v::int");
        assertThat(log.state("item")).startsWith("quarantined");
        assertThat(log.query("select count(*) from sch_chameleon.t_quarantined_events"))
                .containsExactly("1");
    }

    @Test
    void is_for_schema_changes_alone() throws SQLException {
        log.run("create table shop.other (id int primary key)");
        log.register("other", "id", "id");
        log.log(insert("other", "{\"id\": \"x\"}"));
        log.replay();

        assertThatThrownBy(() -> log.query("select * from sch_chameleon.fn_retry_replaced(1, 2, 'select 1')"))
                .hasMessageContaining("row 2 is no schema change");
    }
}
