package dev.camelion.replay;

import static dev.camelion.replay.PlainLog.insert;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What users of the target tie to a table's name stays with the name when another table takes it. */
class TableSwapIT {
    private PlainLog log;

    @BeforeEach
    void make_a_log() throws SQLException {
        log = new PlainLog();
        log.run(
                "create table shop.item (id int primary key, v int, name varchar(5))",
                "create schema report",
                "drop role if exists viewer_of_swaps",
                "create role viewer_of_swaps");
        log.register("item", "id", "id,v,name");
    }

    @AfterEach
    void close() throws SQLException {
        log.run("drop owned by viewer_of_swaps cascade", "drop role viewer_of_swaps");
        log.close();
    }

    @Test
    void views_and_rights_stay_with_a_name_that_another_table_takes() throws SQLException {
        swapTables();
        assertSwapped();
    }

    @Test
    void the_same_where_the_rename_came_in_two_parts() throws SQLException {
        prepareSwap();
        log.log(
                ddl("alter table shop.item rename to _item_del", renamed("item", "_item_del"), put("_item_del"))
                        .in(1),
                ddl("alter table shop._item_gho rename to item", renamed("_item_gho", "item"), put("item"))
                        .in(1),
                insert("item", "{\"id\": \"2\", \"v\": \"2\", \"name\": \"b\"}"));
        log.replay();
        assertSwapped();
    }

    @Test
    void a_view_that_cannot_move_stays_with_the_old_table_and_that_is_said() throws SQLException {
        prepareSwap();
        log.run("create function report.f(report.a) returns int language sql as 'select 1'");
        log.log(
                ddl(
                        "alter table shop.item rename to _item_del; alter table shop._item_gho rename to item",
                        renamed("item", "_item_del"),
                        put("_item_del"),
                        renamed("_item_gho", "item"),
                        put("item")),
                insert("item", "{\"id\": \"2\", \"v\": \"2\", \"name\": \"b\"}"));
        log.replay();

        assertThat(log.query("select id from shop.item order by id")).containsExactly("1", "2");
        assertThat(log.state("item")).isEqualTo("replicated|null");
        assertThat(log.query("select count(*) from report.a")).containsExactly("0");
        assertThat(log.query("select t_code, v_database, v_table from sch_chameleon.t_ddl_warnings"))
                .containsExactly("view-left-behind|shop|item");
    }

    private void swapTables() throws SQLException {
        prepareSwap();
        log.log(
                ddl(
                        "alter table shop.item rename to _item_del; alter table shop._item_gho rename to item",
                        renamed("item", "_item_del"),
                        put("_item_del"),
                        renamed("_item_gho", "item"),
                        put("item")),
                insert("item", "{\"id\": \"2\", \"v\": \"2\", \"name\": \"b\"}"));
        log.replay();
    }

    private void prepareSwap() throws SQLException {
        log.run(
                "create table shop._item_gho (id int primary key, v bigint, name varchar(5))",
                "insert into shop._item_gho values (1, 1, 'a')",
                "create view report.a as select id, v from shop.item",
                "create materialized view report.m as select count(*) as n from report.a",
                "grant select, insert on shop.item to viewer_of_swaps",
                "grant update (v) on shop.item to public");
        log.register("_item_gho", "id", "id,v,name");
    }

    private void assertSwapped() throws SQLException {
        log.log(ddl(
                "drop table shop._item_del",
                "{\"effect\": \"dropped\", \"schema\": \"shop\", \"table\": \"_item_del\"}"));
        log.replay();
        assertThat(log.query("select to_regclass('shop._item_del')")).containsExactly("null");
        assertThat(log.query("select id from report.a order by id")).containsExactly("1", "2");
        assertThat(log.query("select n from report.m")).containsExactly("1");
        assertThat(log.query("select has_table_privilege('viewer_of_swaps', 'shop.item', 'insert'),"
                        + " has_column_privilege('viewer_of_swaps', 'shop.item', 'v', 'update')"))
                .containsExactly("t|t");
        assertThat(log.query("select * from sch_chameleon.t_dropped_views")).isEmpty();
        assertThat(log.state("item")).isEqualTo("replicated|null");
    }

    private static PlainLog.Event ddl(String query, String... effects) {
        return new PlainLog.Event(
                "item", "ddl", "{\"effects\": [%s]}".formatted(String.join(", ", effects)), null, query, 0);
    }

    private static String renamed(String from, String to) {
        return "{\"effect\": \"renamed\", \"schema\": \"shop\", \"table\": \"%s\", \"new_schema\": \"shop\", \"new_table\": \"%s\"}"
                .formatted(from, to);
    }

    private static String put(String table) {
        return "{\"effect\": \"put\", \"schema\": \"shop\", \"table\": \"%s\", \"key\": [\"id\"], \"columns\": [\"id\", \"v\", \"name\"], \"foreign_keys\": []}"
                .formatted(table);
    }
}
