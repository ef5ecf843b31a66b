package dev.camelion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.demo.embedded.MySqlOptions;
import dev.camelion.testkit.Databases;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Index;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a row change is in the log, and which changes are marked as ones that change other tables unseen. */
class LogImagesIT {
    private static final String KEYED = "create table keyed (id int primary key, a int, b varchar(10))";
    private static final String KEYLESS = "create table keyless (a int, b int)";
    private static final String PARENT = "create table parent (id int primary key, v int)";
    private static final String CHILD =
            "create table child (id int primary key, pid int, constraint child_of foreign key (pid) references parent (id)%s)";
    private static final String KEYS =
            "select t.v_table_name, f.v_name, f.v_columns, f.v_parent_schema = t.v_schema_name,"
                    + " f.v_parent_table, f.v_parent_columns, f.t_on_delete, f.t_on_update, f.b_fold_case"
                    + " from sch_chameleon.t_replica_foreign_keys f join sch_chameleon.t_replica_tables t using (i_id_table)"
                    + " order by 1, 2";

    @TempDir
    private Path directory;

    @Test
    void lean_images_have_what_identifies_the_row() throws Exception {
        try (var shop = TestShop.running(directory, KEYED, KEYLESS)) {
            shop.holdReplay();
            changeRows(shop);

            assertThat(logged(shop, "keyed", 5))
                    .containsExactly(
                            "insert {\"a\": \"1\", \"b\": \"x\", \"id\": \"1\"} null null",
                            "update {\"a\": \"1\", \"b\": \"y\", \"id\": \"1\"} null null",
                            "update {\"a\": \"1\", \"b\": \"y\", \"id\": \"2\"} {\"id\": \"1\"} null",
                            "update {\"a\": null, \"b\": \"y\", \"id\": \"2\"} null null",
                            "delete {\"id\": \"2\"} null null");
            assertThat(logged(shop, "keyless", 3))
                    .containsExactly(
                            "insert {\"a\": \"1\", \"b\": null} null null",
                            "update {\"a\": \"1\", \"b\": \"2\"} {\"a\": \"1\", \"b\": null} null",
                            "delete {\"a\": \"1\", \"b\": \"2\"} null null");
        }
    }

    @Test
    void full_images_have_the_whole_old_row() throws Exception {
        try (var shop = TestShop.runningWith(directory, Databases.mySql(), "log-images: full", KEYED, KEYLESS)) {
            shop.holdReplay();
            changeRows(shop);

            assertThat(logged(shop, "keyed", 5))
                    .containsExactly(
                            "insert {\"a\": \"1\", \"b\": \"x\", \"id\": \"1\"} null null",
                            "update {\"a\": \"1\", \"b\": \"y\", \"id\": \"1\"} {\"a\": \"1\", \"b\": \"x\", \"id\": \"1\"} null",
                            "update {\"a\": \"1\", \"b\": \"y\", \"id\": \"2\"} {\"a\": \"1\", \"b\": \"y\", \"id\": \"1\"} null",
                            "update {\"a\": null, \"b\": \"y\", \"id\": \"2\"} {\"a\": \"1\", \"b\": \"y\", \"id\": \"2\"} null",
                            "delete {\"a\": null, \"b\": \"y\", \"id\": \"2\"} null null");
            assertThat(logged(shop, "keyless", 3))
                    .containsExactly(
                            "insert {\"a\": \"1\", \"b\": null} null null",
                            "update {\"a\": \"1\", \"b\": \"2\"} {\"a\": \"1\", \"b\": null} null",
                            "delete {\"a\": \"1\", \"b\": \"2\"} null null");
        }
    }

    private static void changeRows(TestShop shop) {
        shop.source(
                "insert into keyed values (1, 1, 'x')",
                "update keyed set b = 'y'",
                "update keyed set id = 2",
                "update keyed set a = null",
                "delete from keyed",
                "insert into keyless values (1, null)",
                "update keyless set b = 2",
                "delete from keyless");
    }

    @ParameterizedTest
    @CsvSource({
        "'', f, f",
        "on delete restrict on update no action, f, f",
        "on delete cascade, t, f",
        "on delete set null, t, f",
        "on update cascade, f, t",
        "on update set null, f, t",
        "on delete set null on update cascade, t, t",
    })
    void an_action_marks_the_changes_that_it_follows(String action, String onDelete, String onUpdate) throws Exception {
        try (var shop = TestShop.running(directory, PARENT, CHILD.formatted(" " + action))) {
            shop.holdReplay();
            shop.source(
                    "insert into parent values (1, 1), (2, 2)",
                    "insert into child values (1, null)",
                    "update parent set v = 3 where id = 1",
                    "update parent set id = 3 where id = 1",
                    "delete from parent where id = 2",
                    "update child set id = 2",
                    "delete from child");

            assertThat(marks(shop, "parent", 5))
                    .containsExactly("insert f", "insert f", "update f", "update " + onUpdate, "delete " + onDelete);
            assertThat(marks(shop, "child", 3)).containsExactly("insert f", "update f", "delete f");
        }
    }

    @Test
    void a_key_that_refers_to_its_own_table_marks_it_and_the_rows_it_takes_are_not_logged() throws Exception {
        try (var shop = TestShop.running(
                directory,
                "create table node (id int primary key, up int,"
                        + " constraint node_under foreign key (up) references node (id) on delete cascade)")) {
            shop.holdReplay();
            shop.source(
                    "insert into node values (1, null), (2, 1), (3, 2)",
                    "delete from node where id = 1",
                    "insert into node values (4, null)");

            assertThat(logged(shop, "node", 5)).contains("delete {\"id\": \"1\"} null t", Index.atIndex(3));
        }
    }

    @Test
    void what_a_key_refers_to_is_in_the_old_images_too() throws Exception {
        try (var shop = TestShop.running(
                directory,
                "create table parent (id int primary key, code varchar(9) not null unique, v int)",
                "create table child (id int primary key, code varchar(9),"
                        + " constraint child_of foreign key (code) references parent (code) on update cascade)")) {
            shop.holdReplay();
            shop.source(
                    "insert into parent values (1, 'a', 1)",
                    "update parent set v = 2",
                    "update parent set code = 'A'",
                    "update parent set id = 2",
                    "delete from parent");

            assertThat(logged(shop, "parent", 5))
                    .containsExactly(
                            "insert {\"v\": \"1\", \"id\": \"1\", \"code\": \"a\"} null null",
                            "update {\"v\": \"2\", \"id\": \"1\", \"code\": \"a\"} null null",
                            "update {\"v\": \"2\", \"id\": \"1\", \"code\": \"A\"} {\"id\": \"1\", \"code\": \"a\"} t",
                            "update {\"v\": \"2\", \"id\": \"2\", \"code\": \"A\"} {\"id\": \"1\", \"code\": \"A\"} null",
                            "delete {\"id\": \"2\", \"code\": \"A\"} null null");
            assertThat(shop.replica().query(KEYS))
                    .containsExactly("child|child_of|{code}|t|parent|{code}|restrict|cascade|t");
        }
    }

    @Test
    void keys_that_come_change_and_go_are_followed() throws Exception {
        try (var shop = TestShop.running(directory, PARENT, "create table child (id int primary key, pid int)")) {
            shop.holdReplay();
            shop.source(
                    "insert into parent values (1, 1), (2, 2), (3, 3), (4, 4)",
                    "delete from parent where id = 1",
                    "alter table child add constraint child_of foreign key (pid) references parent (id) on delete cascade",
                    "delete from parent where id = 2",
                    "rename table parent to parents",
                    "alter table parents change id no int",
                    "delete from parents where no = 3");
            assertThat(marks(shop, "parent", 6)).endsWith("delete f", "delete t");
            assertThat(logged(shop, "parents", 1)).containsExactly("delete {\"no\": \"3\"} null t");
            shop.goOnReplaying();
            shop.awaitEqual("parents");
            assertThat(shop.replica().query(KEYS))
                    .containsExactly("child|child_of|{pid}|t|parents|{no}|cascade|restrict|f");

            shop.source("alter table child drop foreign key child_of", "delete from parents where no = 4");
            shop.awaitEqual("parents");
            assertThat(marks(shop, "parents", 2)).containsExactly("delete t", "delete f");
            assertThat(shop.replica().query(KEYS)).isEmpty();
            assertThat(shop.replica()
                            .query("select v_table_name, v_table_pkey, v_columns from sch_chameleon.t_replica_tables"
                                    + " order by 1"))
                    .containsExactly("child|{id}|{id,pid}", "parents|{no}|{no,v}");
        }
    }

    @Test
    void a_key_whose_other_table_is_left_out_is_warned_of_at_the_copy_and_at_its_change() throws Exception {
        try (var shop = TestShop.runningWith(
                directory,
                Databases.mySql(),
                "tables: {exclude: [parent]}\ndiscard-limit: 7\nreplay-lanes: 2",
                PARENT,
                "create table ignored (id int primary key, pid int) engine = MyISAM",
                CHILD.formatted(" on delete cascade"))) {
            shop.source("create table late (id int primary key, pid int,"
                    + " foreign key (pid) references parent (id) on update cascade)");

            shop.awaitLogged(
                    "select string_agg(v_table || ' ' || t_warning, '; ' order by i_id_warning)"
                            + " from sch_chameleon.t_ddl_warnings where t_code = 'foreign-key-parent-not-replicated'",
                    ("child foreign key child_of: %1$s.parent is not replicated, rows that its actions change cannot be seen;"
                                    + " late foreign key late_ibfk_1: %1$s.parent is not replicated, rows that its"
                                    + " actions change cannot be seen")
                            .formatted(shop.database()));
            assertThat(shop.replica().query(KEYS)).isEmpty();
            assertThat(shop.replica().query("select i_discard_limit, i_replay_lanes from sch_chameleon.t_sources"))
                    .containsExactly("7|2");
        }
    }

    @ParameterizedTest
    @CsvSource({"OFF, delete child f; delete parent f", "ON, delete parent t"})
    void where_the_server_logs_what_actions_change_nothing_is_marked(String isNative, String expected)
            throws Exception {
        try (var mysql = Databases.currentMySql(
                        MySqlOptions.defaults().with("--innodb-native-foreign-keys=" + isNative));
                var shop = TestShop.running(
                        directory,
                        mysql,
                        PARENT,
                        CHILD.formatted(" on delete cascade"),
                        "insert into parent values (1, 1)",
                        "insert into child values (1, 1)")) {
            shop.holdReplay();
            shop.source("delete from parent", "insert into parent values (2, 2)");

            shop.awaitLogged("select count(*) from sch_chameleon.t_log_replica where enm_binlog_event = 'insert'", "1");
            assertThat(String.join(
                            "; ",
                            shop.replica()
                                    .query("select enm_binlog_event || ' ' || v_table_name || ' '"
                                            + " || case when b_cascades then 't' else 'f' end"
                                            + " from sch_chameleon.t_log_replica where enm_binlog_event = 'delete'"
                                            + " order by i_id_event")))
                    .isEqualTo(expected);
        }
    }

    /** The changes of a table's rows: event, data, update, mark. */
    private static List<String> logged(TestShop shop, String table, int count) {
        var from = " from sch_chameleon.t_log_replica where enm_binlog_event <> 'ddl' and v_table_name = '%s'"
                .formatted(table);
        shop.awaitLogged("select count(*)" + from, String.valueOf(count));
        return shop
                .replica()
                .query("select enm_binlog_event, jsb_event_data, jsb_event_update, b_cascades" + from
                        + " order by i_id_event")
                .stream()
                .map(row -> row.replace('|', ' '))
                .toList();
    }

    /** Event and mark alone; what is not marked is null. */
    private static List<String> marks(TestShop shop, String table, int count) {
        var marks = new ArrayList<String>();
        for (var row : logged(shop, table, count)) {
            var event = row.substring(0, row.indexOf(' '));
            marks.add(event + (row.endsWith(" t") ? " t" : " f"));
            assertThat(row).as("never false").doesNotEndWith(" f");
        }
        return marks;
    }
}
