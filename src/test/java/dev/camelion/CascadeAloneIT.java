package dev.camelion;

import static dev.camelion.CascadeTables.TABLES;
import static dev.camelion.CascadeTables.UNCHECKED;
import static dev.camelion.CascadeTables.awaitEqual;
import static dev.camelion.CascadeTables.fill;
import static dev.camelion.CascadeTables.notActed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.demo.embedded.MySqlOptions;
import dev.camelion.testkit.Databases;
import dev.camelion.testkit.Eventually;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Foreign key actions in replicas of their own: what cannot be undone, and servers that log actions. */
class CascadeAloneIT {
    @TempDir
    private Path own;

    @Test
    void a_table_without_key_whose_rows_the_source_kept_is_to_be_copied() throws Exception {
        try (var other = TestShop.running(own, TABLES)) {
            fill(other);
            awaitEqual(other);
            other.source("replace into top values (3, 4)", "insert into heap values (3, 9)");
            awaitEqual(other);
            assertThat(other.table("heap")).startsWith("replicated");
            other.source(UNCHECKED, "delete from top where id = 2");

            Eventually.passes("heap is to be copied", () -> assertThat(other.table("heap"))
                    .isEqualTo("copy needed: a session with foreign_key_checks=0 kept rows that have no key"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"OFF", "ON"})
    void where_the_server_may_log_actions_nothing_is_done_twice(String isNative) throws Exception {
        try (var mysql = Databases.currentMySql(
                        MySqlOptions.defaults().with("--innodb-native-foreign-keys=" + isNative));
                var other = TestShop.running(own, mysql, TABLES)) {
            fill(other);
            awaitEqual(other);
            other.source(
                    "delete from top where id = 1",
                    "update top set id = 30 where id = 3",
                    "replace into top values (2, 9)",
                    "insert into middle values (32, 30, 'E', null)",
                    "delete from node where id = 2",
                    "update pair set b = '2025-01-01', a = 7 where b = '2024-01-02'");
            awaitEqual(other);
            assertThat(notActed(other)).isEmpty();

            other.source(UNCHECKED, "delete from middle", "delete from pair", "update node set id = 10 where id = 5");
            awaitEqual(other);
            assertThat(other.replica().query("select count(*) from sch_chameleon.t_discarded_rows"))
                    .containsExactly("0");
        }
    }
}
