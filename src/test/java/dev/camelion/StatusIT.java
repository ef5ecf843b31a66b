package dev.camelion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.demo.embedded.MySqlOptions;
import dev.camelion.testkit.Databases;
import dev.camelion.testkit.Eventually;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What show_status says is true at all times. */
class StatusIT {
    @TempDir
    private Path directory;

    @Test
    void a_source_that_cannot_be_reached_is_an_error_within_ten_seconds() throws Exception {
        try (var mysql = Databases.ownMySql(MySqlOptions.defaults());
                var shop = TestShop.running(directory, mysql, "create table t (id int primary key)")) {
            assertLagStaysLow(shop);

            Databases.restartable(mysql).kill();

            Eventually.passes("the status is an error", Duration.ofSeconds(10), () -> {
                var status = shop.replica().status(TestShop.SOURCE);
                assertThat(status.status()).as("%s", status).isEqualTo("error");
                assertThat(status.message()).isNotEmpty();
            });
            shop.awaitError("source-unreachable");
        }
    }

    /** The source is idle: nothing but its heartbeats and the polls of its position keep the lag true. */
    private static void assertLagStaysLow(TestShop shop) {
        Eventually.holds(
                "the lag is known", () -> shop.replica().status(TestShop.SOURCE).readLag() != null);
        for (var look = 0; look < 5; look++) {
            var before = shop.replica().query("select ts_polled from sch_chameleon.t_source_heartbeats");
            Eventually.passes("the source is asked again", () -> assertThat(
                            shop.replica().query("select ts_polled from sch_chameleon.t_source_heartbeats"))
                    .isNotEqualTo(before));
            assertThat(shop.replica().status(TestShop.SOURCE)).satisfies(status -> {
                assertThat(status.status()).isEqualTo("running");
                assertThat(status.readLag()).isLessThan(Duration.ofSeconds(3));
                assertThat(status.replayLag()).isLessThan(Duration.ofSeconds(3));
            });
        }
    }

    @Test
    void without_a_live_lease_nothing_runs() throws Exception {
        try (var shop = TestShop.running(directory, "create table t (id int primary key)")) {
            shop.route("stop", "maintain-shop");
            // as if its process had been killed a while ago
            shop.replica().execute("update sch_chameleon.t_leases set ts_expires = now() - interval '1 s'");

            assertThat(shop.replica().status(TestShop.SOURCE)).satisfies(status -> {
                assertThat(status.status()).isEqualTo("error");
                assertThat(status.message()).contains("lease");
                assertThat(status.nextStep()).isEqualTo("start_replica --source shop");
            });
        }
    }
}
