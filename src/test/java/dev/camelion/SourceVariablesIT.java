package dev.camelion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.demo.embedded.MySqlOptions;
import dev.camelion.testkit.Databases;
import dev.camelion.testkit.Eventually;
import dev.camelion.testkit.MySqlServer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Global variables of the source that are changed while it is replicated. */
class SourceVariablesIT {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    private Path directory;

    @ParameterizedTest(name = "MySQL 9 {0}")
    @ValueSource(booleans = {false, true})
    void a_variable_changed_while_running_is_in_the_status_with_its_remedy(boolean isCurrent) throws Exception {
        try (var mysql = server(isCurrent);
                var shop = TestShop.running(
                        directory,
                        mysql,
                        "create table a (id int primary key, v int)",
                        "create table b (id int primary key, v int)")) {
            for (var change : new String[] {
                "binlog_row_image = 'NOBLOB'", "binlog_row_value_options = 'PARTIAL_JSON'", "binlog_format = 'MIXED'"
            }) {
                var variable = change.substring(0, change.indexOf(' '));
                mysql.execute("mysql", "set global " + change);
                awaitMessage(shop, change.replace(" = '", "=").replace("'", "") + ". Set it to");
                mysql.execute("mysql", "set global %s = default".formatted(variable));
                Eventually.passes("the message goes with its cause", LIMIT, () -> assertThat(
                                shop.replica().status(TestShop.SOURCE).message())
                        .isNull());
            }
            assertThat(shop.replica()
                            .query("select count(*) from sch_chameleon.t_error_log"
                                    + " where t_code = 'source-not-row-based'"))
                    .containsExactly("3");

            mysql.execute("mysql", "set global binlog_row_image = 'MINIMAL'");
            shop.source("insert into a (id) values (1)", "insert into b values (1, 1)");
            awaitMessage(shop, "binlog_row_image=MINIMAL");
            shop.awaitEqual("b");
            Eventually.passes(
                    "a is set aside", () -> assertThat(shop.table("a")).startsWith("quarantined"));
            assertThat(shop.target("select * from %s.a")).isEmpty();
        }
    }

    private static MySqlServer server(boolean isCurrent) {
        var options = MySqlOptions.defaults();
        return isCurrent ? Databases.currentMySql(options) : Databases.ownMySql(options);
    }

    private static void awaitMessage(TestShop shop, String text) {
        Eventually.passes("the status says " + text, LIMIT, () -> {
            var status = shop.replica().status(TestShop.SOURCE);
            assertThat(status.message()).contains("source-not-row-based").contains(text);
            assertThat(status.status()).isEqualTo("running");
        });
    }
}
