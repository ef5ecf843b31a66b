package dev.camelion;

import static dev.camelion.CascadeTables.CHECKED;
import static dev.camelion.CascadeTables.TABLES;
import static dev.camelion.CascadeTables.UNCHECKED;
import static dev.camelion.CascadeTables.awaitEqual;
import static dev.camelion.CascadeTables.notActed;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What foreign keys of the source do, and do not do in a session without foreign key checks, is so in the target. */
class CascadeIT {
    @TempDir
    private static Path directory;

    private static TestShop shop;

    @BeforeAll
    static void start() throws Exception {
        shop = TestShop.running(directory, TABLES);
    }

    @AfterAll
    static void stop() {
        if (shop != null) {
            shop.close();
        }
    }

    /** Starts over with full tables, on both sides and without foreign key actions. */
    @BeforeEach
    void fill() {
        CascadeTables.fill(shop);
    }

    @AfterEach
    void nothing_else_is_wrong() {
        assertThat(shop.replica().status(TestShop.SOURCE).message()).isNull();
    }

    private static void emptyWarnings() {
        shop.replica().execute("delete from sch_chameleon.t_ddl_warnings");
    }

    @Test
    void actions_on_delete_reach_the_last_level() {
        emptyWarnings();
        shop.source(
                "delete from top where id in (1, 2)", "delete from node where id = 1", "delete from pair where a = 1");

        awaitEqual(shop);
        assertThat(shop.target("select count(*) from %s.low")).containsExactly("1");
        assertThat(shop.target("select id from %s.node order by id")).containsExactly("5", "6");
        assertThat(notActed(shop)).isEmpty();
    }

    @Test
    void actions_on_update_reach_the_last_level() {
        emptyWarnings();
        shop.source(
                "update top set id = id + 10 where id in (1, 4)",
                "update middle set code = 'a' where id = 11",
                "update middle set code = 'Q', id = 99 where id = 21",
                "update pair set b = '2025-01-01', a = 7 where b = '2024-01-02'");

        awaitEqual(shop);
        assertThat(shop.target("select a, b, n, w from %s.part where a = 7")).containsExactly("7|2025-01-01|1|3");
        assertThat(notActed(shop)).isEmpty();
    }

    @Test
    void a_replaced_parent_loses_its_children_and_gets_those_inserted_after() {
        emptyWarnings();
        shop.source(
                "replace into top values (1, 9), (2, 9)",
                "insert into middle values (11, 1, 'A', 'again'), (21, 2, 'C', null)",
                "insert into low values (111, 'A', 2, null)",
                "update low set amount = 3 where id = 111",
                "insert into heap values (2, 5)");

        awaitEqual(shop);
        assertThat(shop.target("select id, amount from %s.low order by id")).containsExactly("111|3.00", "311|7.00");
        assertThat(notActed(shop)).isEmpty();
    }

    @Test
    void rows_that_the_source_kept_come_back_at_every_level() {
        emptyWarnings();
        shop.source(
                UNCHECKED,
                "delete from top where id = 1",
                "delete from middle where id in (21, 31)",
                "delete from node where id = 1",
                "delete from pair where a = 1 and b = '2024-01-01'");

        awaitEqual(shop);
        assertThat(shop.target("select count(*) from %s.low")).containsExactly("5");
        assertThat(notActed(shop))
                .contains("middle|2 rows that foreign key actions removed or changed in the replica are still in the"
                        + " source (a session with foreign_key_checks=0): put back");
        assertThat(notActed(shop).stream().map(row -> row.substring(0, row.indexOf(' '))))
                .containsExactly("loose|1", "low|5", "middle|2", "node|3", "part|2");
    }

    @Test
    void values_that_the_source_kept_come_back() {
        emptyWarnings();
        shop.source(
                UNCHECKED,
                "update top set id = 7 where id = 1",
                "update middle set code = 'Z' where id = 11",
                "update pair set a = 9 where a = 1 and b = '2024-01-01'");

        awaitEqual(shop);
        assertThat(shop.target("select id, top_id from %s.middle where id = 11"))
                .containsExactly("11|1");
        assertThat(shop.target("select count(*) from %s.part where a = 9")).containsExactly("0");
        assertThat(notActed(shop).stream().map(row -> row.substring(0, row.indexOf(' '))))
                // the whole row of middle 11 came with its own update
                .containsExactly("loose|1", "low|2", "middle|1", "part|4");
    }

    @Test
    void sessions_that_act_and_sessions_that_do_not_may_mix() {
        shop.source(
                UNCHECKED,
                "delete from top where id = 1",
                "delete from node where id = 2",
                CHECKED,
                "delete from top where id = 2",
                "update pair set b = '2030-01-01' where b = '2024-01-02'",
                "delete from node where id = 5",
                UNCHECKED,
                "delete from pair where a = 2",
                "replace into top values (3, 30)",
                CHECKED,
                "delete from middle where id = 12",
                "delete from pair where a = 1 and b = '2024-01-01'");

        awaitEqual(shop);
    }

    @Test
    void orphans_that_are_changed_later_end_as_they_are_in_the_source() {
        shop.source(
                UNCHECKED,
                "delete from top where id = 1",
                "update middle set note = 'orphan' where id = 11",
                "update low set amount = 8 where id = 121",
                "delete from low where id = 112",
                CHECKED,
                "insert into top values (1, 5)",
                "update low set id = 122 where id = 121",
                "update loose set kind = 'b' where top_id = 1",
                "update top set id = 6 where id = 1");

        awaitEqual(shop);
        assertThat(shop.target("select id, top_id, note from %s.middle where id = 11"))
                .containsExactly("11|6|orphan");
    }

    @Test
    void many_rows_come_back_while_the_source_is_written_to() {
        shop.source(
                "insert into top values (100, 0)",
                "set session cte_max_recursion_depth = 10000",
                "insert into middle (id, top_id, code, note)"
                        + " with recursive n (i) as (select 1000 union all select i + 1 from n where i < 3999)"
                        + " select i, 100, concat('m', i), repeat('x', 50) from n",
                "insert into low (id, code) select id, code from middle where top_id = 100");
        awaitEqual(shop);
        shop.source(UNCHECKED, "delete from top where id = 100");
        for (var i = 0; i < 200; i++) {
            shop.source(
                    "replace into middle values (11, 1, 'A', 'round " + i + "')",
                    "replace into low values (111, 'A', " + i + ", null)");
        }

        awaitEqual(shop);
    }

    @Test
    void a_source_that_is_idle_and_equal_is_not_asked() {
        awaitEqual(shop);
        shop.source("insert into heap values (4, 4)");
        awaitEqual(shop);
        assertThat(shop.replica().query("select count(*) from sch_chameleon.t_replay_holds"))
                .containsExactly("0");
    }
}
