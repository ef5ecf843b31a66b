package dev.camelion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.demo.embedded.MySqlOptions;
import dev.camelion.demo.embedded.PostgresOptions;
import dev.camelion.testkit.Databases;
import dev.camelion.testkit.Eventually;
import dev.camelion.testkit.MySqlServer;
import dev.camelion.testkit.PostgresServer;
import dev.camelion.testkit.Restartable;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Either server goes away while rows flow; the supervisor finds the way back, and nothing is lost or doubled. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServerRestartIT {
    private MySqlServer mysql;
    private PostgresServer postgres;

    @BeforeAll
    void start_servers() {
        mysql = Databases.ownMySql(MySqlOptions.defaults());
        postgres = Databases.ownPostgres(PostgresOptions.defaults());
    }

    @AfterAll
    void end_servers() {
        mysql.close();
        postgres.close();
    }

    @Test
    void either_server_may_stop_or_crash_and_come_back(@TempDir Path directory) throws Exception {
        var source = Databases.restartable(mysql);
        var target = Databases.restartable(postgres);
        // without a key, so that a row that came twice shows
        try (var shop = TestShop.copied(
                directory,
                mysql,
                postgres,
                "create table n (v int not null)",
                "create table k (id int primary key, v int not null)",
                "insert into k values (1, 0)")) {
            shop.start();
            for (Runnable end : new Runnable[] {source::stop, source::kill, target::stop, target::kill}) {
                try (var writer = new Writer(shop)) {
                    writer.awaitRows(20);
                    end.run();
                    writer.awaitRows(1);
                    start(source, target);
                    writer.awaitRows(20);
                }
                shop.awaitEqual("n");
                shop.awaitEqual("k");
                shop.replica().awaitRunning(TestShop.SOURCE);
            }
            assertThat(shop.target("select count(*) - count(distinct v) from %s.n"))
                    .containsExactly("0");
        }
    }

    private static void start(Restartable... servers) {
        for (var server : servers) {
            server.start();
        }
    }

    /** Writes rows for as long as the source takes them. */
    private static final class Writer implements AutoCloseable {
        private static final AtomicInteger NUMBERS = new AtomicInteger();

        private final TestShop shop;
        private final AtomicBoolean ended = new AtomicBoolean();
        private final AtomicInteger rounds = new AtomicInteger();
        private final Thread thread = new Thread(this::write, "writer");

        Writer(TestShop shop) {
            this.shop = shop;
            thread.start();
        }

        private void write() {
            while (!ended.get()) {
                try {
                    shop.source(
                            "insert into n values (%d)".formatted(NUMBERS.incrementAndGet()),
                            "update k set v = v + 1 where id = 1");
                } catch (IllegalStateException sourceIsDown) {
                    // the next round tries again
                }
                rounds.incrementAndGet();
            }
        }

        void awaitRows(int count) {
            var from = rounds.get();
            Eventually.holds("rows are written", () -> rounds.get() >= from + count);
        }

        @Override
        public void close() throws InterruptedException {
            ended.set(true);
            thread.join();
        }
    }
}
