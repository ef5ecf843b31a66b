package dev.camelion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.demo.embedded.MySqlOptions;
import dev.camelion.testkit.Databases;
import dev.camelion.testkit.Eventually;
import dev.camelion.testkit.MySqlServer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Global variables of the source that are changed while it is replicated. */
class SourceVariablesIT {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    private Path directory;

    @Test
    void an_image_changed_while_running_is_in_the_status_with_its_remedy() throws Exception {
        try (var mysql = Databases.ownMySql(MySqlOptions.defaults());
                var shop = running(mysql)) {
            mysql.execute("mysql", "set global binlog_row_image = 'MINIMAL'");
            shop.source("insert into a (id) values (1)", "insert into b values (1, 1)");
            awaitMessage(shop, "binlog_row_image=MINIMAL. Set it to FULL");
            shop.awaitEqual("b");
            Eventually.passes(
                    "a is set aside", () -> assertThat(shop.table("a")).startsWith("quarantined"));
            assertThat(shop.target("select * from %s.a")).isEmpty();
        }
    }

    @Test
    void the_message_goes_with_its_cause() throws Exception {
        try (var mysql = Databases.currentMySql(MySqlOptions.defaults());
                var shop = running(mysql)) {
            mysql.execute("mysql", "set global binlog_row_value_options = 'PARTIAL_JSON'");
            awaitMessage(shop, "binlog_row_value_options=PARTIAL_JSON. Set it to ''");
            mysql.execute("mysql", "set global binlog_format = 'MIXED'");
            awaitMessage(shop, "binlog_format=MIXED. Set it to ROW");
            mysql.execute(
                    "mysql", "set global binlog_format = default", "set global binlog_row_value_options = default");
            Eventually.passes("the message is gone", LIMIT, () -> assertThat(
                            shop.replica().status(TestShop.SOURCE).message())
                    .isNull());
            assertThat(shop.replica()
                            .query("select count(*) from sch_chameleon.t_error_log"
                                    + " where t_code = 'source-not-row-based'"))
                    .containsExactly("2");
        }
    }

    private TestShop running(MySqlServer mysql) throws Exception {
        return TestShop.running(
                directory,
                mysql,
                "create table a (id int primary key, v int)",
                "create table b (id int primary key, v int)");
    }

    private static void awaitMessage(TestShop shop, String text) {
        Eventually.passes("the status says " + text, LIMIT, () -> {
            var status = shop.replica().status(TestShop.SOURCE);
            assertThat(status.message()).contains("source-not-row-based").contains(text);
            assertThat(status.status()).isEqualTo("running");
        });
    }
}
