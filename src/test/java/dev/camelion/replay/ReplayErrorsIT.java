package dev.camelion.replay;

import static dev.camelion.replay.PlainLog.change;
import static dev.camelion.replay.PlainLog.delete;
import static dev.camelion.replay.PlainLog.insert;
import static dev.camelion.replay.PlainLog.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.camelion.testkit.Eventually;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the replay does with what the target refuses: the row alone, the table alone, or the call and nothing of it. */
class ReplayErrorsIT {
    private PlainLog log;

    @BeforeEach
    void make_a_log() throws SQLException {
        log = new PlainLog();
        log.run(
                "create table shop.item (id int primary key, v int, name varchar(5))",
                "create table shop.other (id int primary key, v int)");
        log.register("item", "id", "id,v,name");
        log.register("other", "id", "id,v");
    }

    @AfterEach
    void close() throws SQLException {
        log.close();
    }

    private static String item(int id, Object v) {
        return "{\"id\": \"%d\", \"v\": \"%s\", \"name\": \"n\"}".formatted(id, v);
    }

    private static String other(int id, Object v) {
        return "{\"id\": \"%d\", \"v\": \"%s\"}".formatted(id, v);
    }

    private static String key(int id) {
        return "{\"id\": \"%d\"}".formatted(id);
    }

    @Test
    void ten_bad_rows_among_ten_thousand_are_set_aside_and_no_other() throws SQLException {
        var events = new ArrayList<PlainLog.Event>();
        for (var i = 1; i <= 10_000; i++) {
            events.add(insert("item", item(i, i % 1000 == 500 ? "x" : i)));
        }
        log.log(events);

        log.replay();

        assertThat(log.query("select count(*), sum(v), min(id), max(id) from shop.item"))
                .containsExactly("9990|%d|1|10000"
                        .formatted(IntStream.rangeClosed(1, 10_000)
                                .filter(i -> i % 1000 != 500)
                                .sum()));
        assertThat(log.query("select jsb_event_data->>'id', t_binlog_name, i_binlog_position, v_sqlstate, t_error"
                        + " from sch_chameleon.t_discarded_rows order by i_id_event"))
                .hasSize(10)
                .contains("500|binlog.000001|50000|22P02|invalid input syntax for type integer: \"x\"");
        assertThat(log.query("select i_replayed, i_skipped, b_replayed from sch_chameleon.t_replica_batch"))
                .containsExactly("9990|10|t");
    }

    @Test
    void a_bad_value_that_a_later_event_replaces_harms_nobody() throws SQLException {
        log.log(insert("item", item(1, "x")), update("item", item(1, 2), null));

        log.replay();

        assertThat(log.query("select * from shop.item")).containsExactly("1|2|n");
        assertThat(log.discarded()).isEmpty();
    }

    @Test
    void a_bad_last_image_leaves_the_one_before() throws SQLException {
        log.log(insert("item", item(1, 1)), update("item", item(1, 2), null), update("item", item(1, "x"), null));

        log.replay();

        assertThat(log.query("select * from shop.item")).containsExactly("1|2|n");
        assertThat(log.discarded()).containsExactly("item|3|update|22P02|open");
    }

    @Test
    void a_value_too_long_for_its_column_is_refused_and_never_cut() throws SQLException {
        log.log(
                insert("item", "{\"id\": \"1\", \"v\": \"1\", \"name\": \"longer\"}"),
                insert("item", "{\"id\": \"2\", \"v\": \"1\", \"name\": \"short\"}"));

        log.replay();

        assertThat(log.query("select id, name from shop.item")).containsExactly("2|short");
        assertThat(log.discarded()).containsExactly("item|1|insert|22001|open");
    }

    @Test
    void the_same_events_twice_leave_the_same_rows() throws SQLException {
        var first = log.log(
                insert("item", item(1, 1)),
                insert("item", item(2, 1)),
                update("item", item(3, 2), key(1)),
                delete("item", key(2)),
                insert("item", item(2, 5)));
        log.replay();
        var rows = log.query("select * from shop.item order by id");

        log.rewind(first);
        log.replay();

        assertThat(rows).containsExactly("2|5|n", "3|2|n");
        assertThat(log.query("select * from shop.item order by id")).isEqualTo(rows);
        assertThat(log.discarded()).isEmpty();
    }

    @Test
    void events_that_the_copy_brought_are_left_out() throws SQLException {
        log.run("insert into shop.item values (1, 7, 'copy')");
        var first = log.log(insert("item", item(1, 1)), update("item", item(1, 7), null), insert("item", item(2, 2)));
        log.run("update sch_chameleon.t_replica_tables set i_snapshot_event = %d where v_table_name = 'item'"
                .formatted(first + 1));

        log.replay();

        assertThat(log.query("select * from shop.item order by id")).containsExactly("1|7|copy", "2|2|n");
    }

    @Test
    void too_many_refused_rows_put_the_table_in_quarantine_and_no_other() throws SQLException {
        log.run("update sch_chameleon.t_sources set i_discard_limit = 3");
        var events = new ArrayList<PlainLog.Event>();
        for (var i = 1; i <= 20; i++) {
            events.add(insert("item", item(i, i % 2 == 0 ? "x" : i)));
            events.add(insert("other", other(i, i)));
        }
        log.log(events);
        log.replay();

        assertThat(log.query("select count(*) from shop.other")).containsExactly("20");
        assertThat(log.discarded()).hasSize(3);
        assertThat(log.state("item"))
                .isEqualTo("quarantined|3 rows were refused, the last at binlog.000001:1100: 22P02 invalid input"
                        + " syntax for type integer: \"x\"");
        log.log(insert("item", item(100, 1)), insert("other", other(100, 1)));
        log.replay();
        assertThat(log.query("select count(*) from shop.other")).containsExactly("21");
        assertThat(log.query("select count(*) from sch_chameleon.t_quarantined_events"))
                .containsExactly("15");
        assertThat(log.query("select count(*) from shop.item")).containsExactly("3");

        log.run(
                "update sch_chameleon.t_sources set i_discard_limit = 100",
                "alter table shop.item alter column v type text");
        assertThat(log.query("select * from sch_chameleon.fn_retry_table(1, 'shop', 'item')"))
                .containsExactly("18|0|0");
        assertThat(log.query("select count(*), count(*) filter (where v = 'x') from shop.item"))
                .containsExactly("21|10");
        assertThat(log.state("item")).isEqualTo("replicated|null");
        assertThat(log.query("select count(*) from sch_chameleon.t_quarantined_events"))
                .containsExactly("0");
        assertThat(log.discarded()).allMatch(row -> row.endsWith("applied"));
    }

    @Test
    void a_table_that_is_refused_again_stays_in_quarantine_with_all_its_events() throws SQLException {
        log.run("update sch_chameleon.t_sources set i_discard_limit = 2");
        log.log(IntStream.rangeClosed(1, 9)
                .mapToObj(i -> insert("item", item(i, i % 2 == 0 ? "x" : i)))
                .toList());
        log.replay();

        assertThat(log.query("select * from sch_chameleon.fn_retry_table(1, 'shop', 'item')"))
                .containsExactly("0|2|5");
        assertThat(log.state("item")).startsWith("quarantined|2 rows were refused");
        assertThat(log.query("select i_discarded from sch_chameleon.t_replica_tables where v_table_name = 'item'"))
                .containsExactly("2");
    }

    @Test
    void skipping_takes_the_rest_of_a_quarantined_table() throws SQLException {
        log.run("update sch_chameleon.t_sources set i_discard_limit = 1");
        log.log(insert("item", item(1, "x")), insert("item", item(2, 2)), insert("item", item(3, 3)));
        log.replay();
        assertThat(log.query("select count(*) from shop.item")).containsExactly("0");

        assertThat(log.query("select * from sch_chameleon.fn_skip_table(1, 'shop', 'item')"))
                .containsExactly("1|2|0|0");

        assertThat(log.query("select id from shop.item order by id")).containsExactly("2", "3");
        assertThat(log.discarded()).containsExactly("item|1|insert|22P02|skipped");
    }

    @Test
    void a_missing_table_waits_for_it_to_come_and_nothing_is_lost() throws SQLException {
        log.run("drop table shop.item");
        log.log(insert("item", item(1, 1)), insert("other", other(1, 1)), insert("item", item(2, 2)));
        log.replay();

        assertThat(log.query("select * from shop.other")).containsExactly("1|1");
        assertThat(log.state("item"))
                .isEqualTo("quarantined|at binlog.000001:100: 42P01 table shop.item is not in the target");
        assertThat(log.discarded()).isEmpty();
        log.run("create table shop.item (name text, v int, id int primary key)");
        assertThat(log.query("select * from sch_chameleon.fn_retry_table(1, 'shop', 'item')"))
                .containsExactly("2|0|0");
        assertThat(log.query("select id, v from shop.item order by id")).containsExactly("1|1", "2|2");
    }

    @Test
    void a_table_altered_by_hand_is_set_aside_with_the_difference() throws SQLException {
        log.log(insert("item", item(1, 1)));
        log.replay();
        log.run("alter table shop.item drop column name");
        log.log(insert("item", item(2, 2)), insert("other", other(2, 2)));
        log.replay();

        assertThat(log.state("item"))
                .isEqualTo("quarantined|at binlog.000001:200: 42703 table shop.item of the target has no column name");
        assertThat(log.discarded()).isEmpty();
        assertThat(log.query("select * from shop.other")).containsExactly("2|2");
    }

    @Test
    void a_table_altered_by_hand_in_a_way_that_fits_goes_on() throws SQLException {
        log.log(insert("item", item(1, 1)));
        log.replay();
        log.run(
                "alter table shop.item drop column v",
                "alter table shop.item add column v bigint",
                "alter table shop.item add column own text default 'mine'");
        log.log(insert("item", item(2, 2)));
        log.replay();

        assertThat(log.query("select id, v, own from shop.item order by id"))
                .containsExactly("1|null|mine", "2|2|mine");
        assertThat(log.state("item")).isEqualTo("replicated|null");
    }

    @Test
    void a_missing_right_sets_the_table_aside() throws SQLException {
        log.run(
                "drop role if exists replayer_without_right",
                "create role replayer_without_right",
                "grant usage, create on schema sch_chameleon, shop to replayer_without_right",
                "grant all on all tables in schema sch_chameleon to replayer_without_right",
                "grant all on all sequences in schema sch_chameleon to replayer_without_right",
                "grant all on shop.other to replayer_without_right",
                "alter function sch_chameleon.fn_drop_replay_function() owner to postgres");
        log.log(insert("item", item(1, 1)), insert("other", other(1, 1)));
        log.run("set role replayer_without_right");
        log.replay();
        log.run("reset role");

        assertThat(log.state("item"))
                .isEqualTo("quarantined|at binlog.000001:100: 42501 permission denied for table item");
        assertThat(log.query("select * from shop.other")).containsExactly("1|1");
        log.run("drop owned by replayer_without_right cascade", "drop role replayer_without_right");
    }

    @Test
    void a_refused_schema_change_keeps_what_follows_in_order() throws SQLException {
        log.run("update sch_chameleon.t_sources set t_dependent_views = 'fail'");
        log.run("create view shop.seen as select v from shop.item");
        log.log(
                insert("item", item(1, 1)),
                change("item", "alter table shop.item drop column v", "id", "id,name"),
                insert("item", "{\"id\": \"2\", \"name\": \"b\"}"),
                change("item", "alter table shop.item add column w int", "id", "id,name,w"),
                insert("item", "{\"id\": \"3\", \"name\": \"c\", \"w\": \"3\"}"),
                insert("other", other(1, 1)));
        log.replay();

        assertThat(log.state("item"))
                .startsWith("quarantined|at binlog.000001:200: the schema change was refused: 2BP01");
        assertThat(log.query("select * from shop.other")).containsExactly("1|1");
        log.run("drop view shop.seen");
        assertThat(log.query("select * from sch_chameleon.fn_retry_table(1, 'shop', 'item')"))
                .containsExactly("2|0|0");
        assertThat(log.query("select * from shop.item order by id")).containsExactly("1|n|null", "2|b|null", "3|c|3");
        assertThat(log.state("item")).isEqualTo("replicated|null");
    }

    @Test
    void a_refused_rename_is_done_with_its_tables_when_nothing_stands_in_the_way() throws SQLException {
        log.run("create table shop.spare (id int)");
        var rename = new PlainLog.Event(
                "item",
                "ddl",
                """
                {"effects": [
                  {"effect": "renamed", "schema": "shop", "table": "item", "new_schema": "shop", "new_table": "past"},
                  {"effect": "renamed", "schema": "shop", "table": "other", "new_schema": "shop", "new_table": "spare"}]}""",
                null,
                "alter table shop.item rename to past; alter table shop.other rename to spare",
                0);
        log.log(insert("other", other(1, 1)), rename, insert("spare", other(2, 2)), insert("past", item(3, 3)));
        log.replay();
        assertThat(log.query("select count(*) from sch_chameleon.t_replica_tables where enm_state = 'quarantined'"))
                .containsExactly("4");

        log.run("drop table shop.spare");
        assertThat(log.query("select * from sch_chameleon.fn_retry_table(1, 'shop', 'spare')"))
                .containsExactly("2|0|0");
        assertThat(log.query("select id from shop.spare order by id")).containsExactly("1", "2");
        assertThat(log.query("select id from shop.past")).containsExactly("3");
        assertThat(log.query("select v_table_name, enm_state from sch_chameleon.t_replica_tables order by 1"))
                .containsExactly("past|replicated", "spare|replicated");
    }

    @Test
    void a_table_that_only_refers_to_a_refused_one_goes_on() throws SQLException {
        log.run("update sch_chameleon.t_sources set t_dependent_views = 'fail'");
        log.run("create view shop.seen as select v from shop.item");
        log.log(
                new PlainLog.Event("item", "ddl", """
                        {"effects": [
                          {"effect": "put", "schema": "shop", "table": "item", "key": ["id"], "columns": ["id", "name"],
                           "foreign_keys": []},
                          {"effect": "put", "schema": "shop", "table": "other", "key": ["id"], "columns": ["id", "v"],
                           "foreign_keys": []}]}""", null, "alter table shop.item drop column v", 0),
                insert("other", other(1, 1)));
        log.replay();

        assertThat(log.state("item")).startsWith("quarantined|at binlog.000001:100: the schema change was refused");
        assertThat(log.state("other")).isEqualTo("replicated|null");
        assertThat(log.query("select * from shop.other")).containsExactly("1|1");
    }

    @Test
    void a_table_whose_changes_are_not_in_the_log_can_only_be_copied() throws SQLException {
        log.log(new PlainLog.Event("item", "ddl", """
                {"effects": [{"effect": "quarantined", "schema": "shop", "table": "item", "why": "logged as text"}]}""", null, null, 0));
        log.replay();

        assertThatThrownBy(() -> log.query("select * from sch_chameleon.fn_retry_table(1, 'shop', 'item')"))
                .hasMessageContaining("table shop.item must be copied again: logged as text");
    }

    @Test
    void a_schema_change_made_by_hand_can_be_skipped() throws SQLException {
        log.log(
                change("item", "alter table shop.item add column bad no_type", "id", "id,v,name,w"),
                insert("item", "{\"id\": \"1\", \"v\": \"1\", \"name\": \"n\", \"w\": \"5\"}"));
        log.replay();
        assertThat(log.state("item")).startsWith("quarantined|at binlog.000001:100: the schema change was refused");

        log.run("alter table shop.item add column w int");
        assertThat(log.query("select * from sch_chameleon.fn_skip_table(1, 'shop', 'item')"))
                .containsExactly("1|1|0|0");
        assertThat(log.query("select * from shop.item")).containsExactly("1|1|n|5");
    }

    @Test
    void a_discarded_row_that_a_later_event_replaced_is_never_brought_back() throws SQLException {
        log.log(insert("item", item(1, "x")), insert("item", item(2, "x")));
        log.replay();
        log.log(update("item", item(1, 5), null));
        log.replay();
        assertThat(log.discarded()).containsExactly("item|1|insert|22P02|superseded", "item|2|insert|22P02|open");

        log.run("alter table shop.item alter column v type text");
        assertThatThrownBy(() -> log.query("select sch_chameleon.fn_retry_row(1, 1)"))
                .hasMessageContaining("discarded row 1 is superseded already");
        assertThat(log.query("select sch_chameleon.fn_retry_row(1, 2)")).containsExactly("applied");
        assertThat(log.query("select * from shop.item order by id")).containsExactly("1|5|n", "2|x|n");
        assertThat(log.query("select i_discarded from sch_chameleon.t_replica_tables where v_table_name = 'item'"))
                .containsExactly("0");
    }

    @Test
    void half_of_a_discarded_key_change_is_done_when_the_other_half_is_obsolete() throws SQLException {
        log.log(insert("item", item(1, 1)));
        log.replay();
        log.log(update("item", item(2, "x"), key(1)));
        log.replay();
        log.log(insert("item", item(1, 9)));
        log.replay();
        log.run("alter table shop.item alter column v type text");

        assertThat(log.query("select sch_chameleon.fn_retry_row(1, 1)")).containsExactly("applied");

        assertThat(log.query("select * from shop.item order by id"))
                .as("row 1 came later and stays, row 2 is written")
                .containsExactly("1|9|n", "2|x|n");
    }

    @Test
    void a_row_that_is_refused_again_says_why_and_stays() throws SQLException {
        log.log(insert("item", item(1, "x")));
        log.replay();

        assertThatThrownBy(() -> log.query("select sch_chameleon.fn_retry_row(1, 1)"))
                .hasMessageContaining("invalid input syntax for type integer: \"x\"");
        assertThat(log.discarded()).containsExactly("item|1|insert|22P02|open");
        log.query("select sch_chameleon.fn_skip_row(1, 1)");
        assertThat(log.discarded()).containsExactly("item|1|insert|22P02|skipped");
        assertThatThrownBy(() -> log.query("select sch_chameleon.fn_skip_row(1, 7)"))
                .hasMessageContaining("there is no discarded row 7");
    }

    @Test
    void a_lock_that_does_not_come_ends_the_call_and_the_next_one_applies_it() throws SQLException {
        log.run("insert into shop.item values (1, 0, 'n')", "set lock_timeout = '200ms'");
        log.log(insert("other", other(1, 1)), update("item", item(1, 2), null));
        try (var holder = log.session()) {
            lock(holder, "update shop.item set v = -1 where id = 1");
            assertThatThrownBy(log::replay).hasMessageContaining("lock timeout");
            assertThat(log.query("select * from shop.other"))
                    .as("all or nothing")
                    .isEmpty();
            holder.rollback();
        }
        log.replay();

        assertThat(log.query("select id, v from shop.item")).containsExactly("1|2");
        assertThat(log.query("select * from shop.other")).containsExactly("1|1");
        assertThat(log.discarded()).isEmpty();
    }

    private static void lock(Connection holder, String sql) throws SQLException {
        holder.setAutoCommit(false);
        try (var statement = holder.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void a_session_killed_within_a_call_leaves_nothing_half_done() throws SQLException {
        log.run("insert into shop.item values (1, 0, 'n')");
        log.log(insert("other", other(1, 1)), update("item", item(1, 2), null), insert("item", item(2, 2)));
        try (var holder = log.session();
                var victim = log.session()) {
            lock(holder, "update shop.item set v = -1 where id = 1");
            var call = CompletableFuture.runAsync(() -> process(victim));
            Eventually.passes("the call waits within", () -> assertThat(
                            log.query(
                                    "select pid from pg_stat_activity where wait_event_type = 'Lock' and query like '%fn_process_batch%'"))
                    .hasSize(1));
            log.query("select pg_terminate_backend(pid) from pg_stat_activity where wait_event_type = 'Lock'"
                    + " and query like '%fn_process_batch%'");
            assertThatThrownBy(call::join).isInstanceOf(CompletionException.class);
            holder.rollback();
        }
        assertThat(log.query("select * from shop.other")).isEmpty();
        log.replay();

        assertThat(log.query("select id, v from shop.item order by id")).containsExactly("1|2", "2|2");
        assertThat(log.query("select * from shop.other")).containsExactly("1|1");
        assertThat(log.discarded()).isEmpty();
    }

    private static void process(Connection session) {
        try (var statement = session.createStatement()) {
            statement.execute("select sch_chameleon.fn_process_batch(1000, 1)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_transaction_is_never_cut_however_small_the_slices() throws SQLException {
        log.log(
                insert("item", item(1, 1)).in(1),
                insert("other", other(1, 1)).in(1),
                insert("item", item(2, 2)).in(1),
                insert("item", item(3, 3)).in(2),
                insert("other", other(3, 3)).in(2));

        log.query("select sch_chameleon.fn_process_batch(1, 1)");
        assertThat(log.query("select (select count(*) from shop.item), (select count(*) from shop.other)"))
                .containsExactly("2|1");
        log.query("select sch_chameleon.fn_process_batch(1, 1)");
        assertThat(log.query("select (select count(*) from shop.item), (select count(*) from shop.other)"))
                .containsExactly("3|2");
    }

    @Test
    void a_new_label_is_usable_right_after_its_schema_change() throws SQLException {
        log.run("create type shop.mood as enum ('sad')", "create table shop.felt (id int primary key, m shop.mood)");
        log.register("felt", "id", "id,m");
        var added = change("felt", "select 1", "id", "id,m");
        log.log(
                new PlainLog.Event(
                        "felt",
                        "ddl",
                        added.data().replaceFirst("\\{", "{\"prepare\": [\"alter type shop.mood add value 'ok'\"], "),
                        null,
                        null,
                        0),
                insert("felt", "{\"id\": \"1\", \"m\": \"ok\"}"));
        log.replay();

        assertThat(log.query("select * from shop.felt")).containsExactly("1|ok");
        assertThat(log.discarded()).isEmpty();
    }

    @Test
    void a_table_that_nobody_copied_is_set_aside_and_its_rows_kept() throws SQLException {
        log.log(insert("stranger", key(1)), insert("other", other(1, 1)));
        log.replay();

        assertThat(log.state("stranger")).isEqualTo("quarantined|its rows arrived, but it was never copied");
        assertThat(log.query("select v_table_name from sch_chameleon.t_quarantined_events"))
                .containsExactly("stranger");
        assertThat(log.query("select * from shop.other")).containsExactly("1|1");
    }

    @Test
    void foreign_keys_of_the_target_are_met_in_the_order_of_the_source() throws SQLException {
        log.run(
                "create table shop.parent (id int primary key, v int)",
                "create table shop.child (id int primary key, v int references shop.parent deferrable initially deferred)",
                "create table shop.grandchild (id int primary key, v int references shop.child)",
                "drop role if exists replayer_with_keys",
                "create role replayer_with_keys",
                "grant usage, create on schema sch_chameleon, shop to replayer_with_keys",
                "grant all on all tables in schema sch_chameleon, shop to replayer_with_keys",
                "grant all on all sequences in schema sch_chameleon to replayer_with_keys");
        for (var table : new String[] {"parent", "child", "grandchild"}) {
            log.register(table, "id", "id,v");
        }
        log.run("set role replayer_with_keys");
        log.log(
                insert("parent", other(1, 1)),
                insert("child", other(1, 1)),
                insert("parent", other(2, 2)),
                update("child", other(1, 2), null),
                insert("grandchild", other(1, 1)),
                delete("parent", key(1)),
                insert("child", other(9, 99)),
                insert("parent", other(3, 3)),
                insert("child", other(3, 3)),
                delete("grandchild", key(1)),
                delete("child", key(1)),
                delete("parent", key(2)));
        log.replay();
        log.run("reset role");

        assertThat(log.query("select id from shop.parent order by id")).containsExactly("3");
        assertThat(log.query("select id, v from shop.child order by id")).containsExactly("3|3");
        assertThat(log.query("select * from shop.grandchild")).isEmpty();
        assertThat(log.discarded()).as("the orphan alone").containsExactly("child|7|insert|23503|open");
        log.run("drop owned by replayer_with_keys cascade", "drop role replayer_with_keys");
    }

    @Test
    void a_row_without_key_that_is_not_there_is_told_and_the_rest_goes_on() throws SQLException {
        log.run(
                "create table shop.plain (a int, b text)",
                "insert into shop.plain values (1, 'x'), (1, 'x'), (2, null)");
        log.register("plain", "", "a,b");
        log.log(
                delete("plain", "{\"a\": \"1\", \"b\": \"x\"}"),
                update("plain", "{\"a\": \"3\", \"b\": null}", "{\"a\": \"2\", \"b\": null}"),
                delete("plain", "{\"a\": \"9\", \"b\": \"y\"}"),
                insert("plain", "{\"a\": \"4\", \"b\": \"z\"}"));
        log.replay();

        assertThat(log.query("select * from shop.plain order by a")).containsExactly("1|x", "3|null", "4|z");
        assertThat(log.discarded()).containsExactly("plain|3|delete|CM004|open");
    }

    @Test
    void a_value_that_is_unique_within_the_key_goes_over_to_another_row() throws SQLException {
        log.run(
                "create table shop.wide (id int, v int unique, primary key (id, v))",
                "insert into shop.wide values (5, 6)");
        log.register("wide", "id,v", "id,v");
        log.log(update("wide", other(3, 6), other(5, 6)));
        log.replay();

        assertThat(log.query("select * from shop.wide")).containsExactly("3|6");
        assertThat(log.discarded()).isEmpty();
    }

    @Test
    void one_source_does_not_wait_for_another() throws SQLException {
        log.run("select sch_chameleon.fn_add_source('second', '{\"two\": \"two\"}')");
        log.log(insert("item", item(1, 1)));
        try (var first = log.session()) {
            lock(first, "select sch_chameleon.fn_process_batch(1000, 1)");
            log.run("set lock_timeout = '1s'");
            assertThat(log.query("select sch_chameleon.fn_process_batch(1000, 2)"))
                    .containsExactly("f");
            assertThatThrownBy(() -> log.query("select sch_chameleon.fn_process_batch(1000, 1)"))
                    .as("the same source waits")
                    .hasMessageContaining("lock timeout");
            first.commit();
        }
        assertThat(log.query("select id from shop.item")).containsExactly("1");
    }
}
