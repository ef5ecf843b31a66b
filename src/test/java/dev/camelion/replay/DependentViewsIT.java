package dev.camelion.replay;

import static dev.camelion.replay.PlainLog.change;
import static dev.camelion.replay.PlainLog.insert;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of users' views, rules and rights when a schema change would take their table or column away. */
class DependentViewsIT {
    private static final String WIDER = "alter table shop.item alter column v type bigint";

    private PlainLog log;

    @BeforeEach
    void make_a_log() throws SQLException {
        log = new PlainLog();
        log.run(
                "create table shop.item (id int primary key, v int, name varchar(5))",
                "create schema report",
                "drop role if exists viewer",
                "create role viewer");
        log.register("item", "id", "id,v,name");
    }

    @AfterEach
    void close() throws SQLException {
        log.run("drop owned by viewer cascade", "drop role viewer");
        log.close();
    }

    private void rule(String rule) throws SQLException {
        log.run("update sch_chameleon.t_sources set t_dependent_views = '%s'".formatted(rule));
    }

    /** All that is known of the views of schema report, but their numbers. */
    private List<String> views() throws SQLException {
        return log.query("""
                select c.relname, c.relkind, coalesce(c.relacl, acldefault('r', c.relowner)), c.reloptions, pg_get_userbyid(c.relowner), c.relispopulated,
                       pg_get_viewdef(c.oid), obj_description(c.oid, 'pg_class'),
                       (select string_agg(a.attname || ' ' || a.attnum || ' ' || coalesce(a.attacl::text, '')
                                          || coalesce(col_description(c.oid, a.attnum), ''), ',' order by a.attnum)
                          from pg_attribute a where a.attrelid = c.oid and a.attnum > 0),
                       (select string_agg(pg_get_indexdef(i.indexrelid) || i.indisclustered, ',' order by i.indexrelid::regclass::text)
                          from pg_index i where i.indrelid = c.oid),
                       (select string_agg(pg_get_ruledef(r.oid), ',' order by r.rulename)
                          from pg_rewrite r where r.ev_class = c.oid),
                       (select string_agg(pg_get_triggerdef(t.oid), ',') from pg_trigger t where t.tgrelid = c.oid),
                       (select string_agg(pg_get_expr(d.adbin, d.adrelid), ',') from pg_attrdef d where d.adrelid = c.oid)
                  from pg_class c where c.relnamespace = 'report'::regnamespace and c.relkind in ('v', 'm') order by 1""");
    }

    private List<String> dropped() throws SQLException {
        return log.query("select t_kind, v_schema_name, v_view_name, t_reason, t_binlog_name, i_binlog_position"
                + " from sch_chameleon.t_dropped_views order by i_id_view");
    }

    @Test
    void views_are_what_they_were_after_a_type_change() throws SQLException {
        log.run(
                "insert into shop.item values (1, 7, 'a')",
                "create view report.a with (security_barrier) as select id, v, name from shop.item where v > 0"
                        + " with local check option",
                "comment on view report.a is 'it''s a view'",
                "comment on column report.a.v is 'a value'",
                "grant select on report.a to viewer with grant option",
                "grant update (v) on report.a to public",
                "alter view report.a alter column v set default 5",
                "create rule none as on delete to report.a do instead nothing",
                "create function report.f() returns trigger language plpgsql as 'begin return new; end'",
                "create view report.b as select a.id, a.v + 1 as w from report.a a join shop.item i using (id)",
                "create trigger t instead of insert on report.b for each row execute function report.f()",
                "create materialized view report.c with (fillfactor = 70) as select v, w from report.b join report.a using (id)",
                "create unique index by_w on report.c (w)",
                "create index by_v on report.c (v) where v > 3",
                "comment on index report.by_v is 'some'",
                "alter materialized view report.c cluster on by_w",
                "create materialized view report.d as select count(*) as n from report.c with no data",
                "grant create, usage on schema report to viewer",
                "grant usage on schema shop to viewer",
                "grant select on shop.item to viewer",
                "alter view report.b owner to viewer",
                "create rule seen as on insert to shop.item where new.v < 0 do also select 1");
        var before = views();
        var rule = "select pg_get_ruledef(oid) from pg_rewrite where rulename = 'seen'";
        var tableRule = log.query(rule);
        log.log(
                change("item", WIDER, "id", "id,v,name"),
                insert("item", "{\"id\": \"2\", \"v\": \"5000000000\", \"name\": \"b\"}"));

        log.replay();

        assertThat(log.state("item")).isEqualTo("replicated|null");
        assertThat(log.query("select v from shop.item order by id")).containsExactly("7", "5000000000");
        assertThat(views()).hasSize(4).isEqualTo(before);
        assertThat(log.query(rule)).isEqualTo(tableRule);
        assertThat(log.query("select v, w from report.c"))
                .as("refreshed at the change")
                .containsExactly("7|8");
        assertThat(dropped()).isEmpty();
    }

    @Test
    void views_follow_a_column_that_is_renamed_with_its_type() throws SQLException {
        log.run(
                "insert into shop.item values (1, 7, 'a')",
                "create view report.a as select v, name from shop.item",
                "create view report.b as select v + 1 as w from report.a");
        log.log(change("item", """
                alter table shop.item rename column name to label;
                alter table shop.item rename column v to name;
                alter table shop.item alter column name type bigint;
                alter table shop.item add column v text default 'new'""", "id", "id,name,label,v"));

        log.replay();

        assertThat(log.query("select * from shop.item")).containsExactly("1|7|a|new");
        assertThat(log.query("select v, name from report.a")).containsExactly("7|a");
        assertThat(log.query("select w, pg_typeof(w) from report.b")).containsExactly("8|bigint");
        assertThat(dropped()).isEmpty();
    }

    @Test
    void default_privileges_give_a_view_no_more_than_it_had() throws SQLException {
        log.run(
                "create view report.a as select v from shop.item",
                "alter default privileges in schema report grant all on tables to viewer");
        log.log(change("item", WIDER, "id", "id,v,name"));

        log.replay();

        assertThat(log.query("select has_table_privilege('viewer', 'report.a', 'select')"))
                .containsExactly("f");
        log.run("alter default privileges in schema report revoke all on tables from viewer");
    }

    @Test
    void a_view_whose_column_goes_is_kept_as_text_and_its_table_goes_on() throws SQLException {
        log.run(
                "create view report.a as select v from shop.item",
                "create view report.b as select v as w from report.a",
                "create view report.n as select name from shop.item",
                "grant select on report.a to viewer");
        log.log(
                change("item", "alter table shop.item drop column v", "id", "id,name"),
                insert("item", "{\"id\": \"2\", \"name\": \"b\"}"));

        log.replay();

        assertThat(log.state("item")).isEqualTo("replicated|null");
        assertThat(log.query("select * from report.n")).containsExactly("b");
        assertThat(dropped())
                .containsExactly(
                        "view|report|a|42703 column \"v\" does not exist|binlog.000001|100",
                        "view|report|b|42P01 relation \"report.a\" does not exist|binlog.000001|100");
        assertThat(log.query("select t_code, v_database, v_table, t_warning from sch_chameleon.t_ddl_warnings"
                        + " order by i_id_warning limit 1"))
                .containsExactly("view-dropped|shop|item|view report.a of the target gave way to the schema change at"
                        + " binlog.000001:100 (42703 column \"v\" does not exist); its text is in t_dropped_views");
        log.run("alter table shop.item add column v int");
        log.run(log.query("select t_definition from sch_chameleon.t_dropped_views where v_view_name = 'a'")
                .get(0));
        assertThat(log.query("select has_table_privilege('viewer', 'report.a', 'select')"))
                .containsExactly("t");
    }

    @Test
    void a_table_that_is_dropped_takes_no_view_with_it_unseen() throws SQLException {
        log.run("create view report.a as select v from shop.item");
        log.log(ddl("drop table shop.item", "{\"effect\": \"dropped\", \"schema\": \"shop\", \"table\": \"item\"}"));

        log.replay();

        assertThat(log.query("select to_regclass('shop.item')")).containsExactly("null");
        assertThat(dropped()).hasSize(1);
    }

    @Test
    void where_views_are_to_stay_the_table_is_set_aside_and_they_are_named() throws SQLException {
        rule("fail");
        log.run("create view report.a as select v from shop.item");
        log.log(change("item", WIDER, "id", "id,v,name"));

        log.replay();

        assertThat(log.state("item"))
                .startsWith("quarantined|at binlog.000001:100: the schema change was refused: 0A000")
                .contains("rule _RETURN on view report.a depends on column \"v\"");
    }

    @Test
    void where_views_may_go_they_are_kept_as_text() throws SQLException {
        rule("cascade");
        log.run("create view report.a as select v from shop.item");
        log.log(change("item", WIDER, "id", "id,v,name"));

        log.replay();

        assertThat(log.state("item")).isEqualTo("replicated|null");
        assertThat(views()).isEmpty();
        assertThat(dropped()).containsExactly("view|report|a|dropped as ddl.dependent-views says|binlog.000001|100");
    }

    @Test
    void what_is_no_view_is_not_taken_away() throws SQLException {
        log.run(
                "create view report.a as select v from shop.item",
                "create function report.f(report.a) returns int language sql as 'select 1'");
        log.log(change("item", WIDER, "id", "id,v,name"));

        log.replay();

        assertThat(log.state("item"))
                .contains("2BP01")
                .contains("function report.f(report.a) depends on type report.a");
        assertThat(views()).hasSize(1);
    }

    private static PlainLog.Event ddl(String query, String... effects) {
        return new PlainLog.Event(
                "item", "ddl", "{\"effects\": [%s]}".formatted(String.join(", ", effects)), null, query, 0);
    }
}
