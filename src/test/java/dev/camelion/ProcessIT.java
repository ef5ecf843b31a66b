package dev.camelion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.testkit.Databases;
import dev.camelion.testkit.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as processes of its own: who may run, how it is stopped, what it says when it ends. */
class ProcessIT {
    @TempDir
    private Path directory;

    @Test
    void a_source_has_one_process_which_stop_replica_ends() throws Exception {
        try (var shop = shop();
                var first = start("first")) {
            shop.replica().awaitRunning(TestShop.SOURCE);
            shop.source("insert into t values (1, 1)");
            shop.awaitEqual("t");

            try (var second = start("second")) {
                assertThat(second.exit()).as(second.log()).isEqualTo(6);
                assertThat(second.log()).contains("source-running");
            }
            assertThat(shop.replica().status(TestShop.SOURCE).status()).isEqualTo("running");

            shop.replica().operations().stopReplica(TestShop.SOURCE);

            assertThat(first.exit()).as(first.log()).isZero();
            assertThat(shop.replica().status(TestShop.SOURCE).status()).isEqualTo("stopped");
        }
    }

    @Test
    void sigterm_ends_a_process_cleanly() throws Exception {
        try (var shop = shop();
                var running = start("running")) {
            shop.replica().awaitRunning(TestShop.SOURCE);
            shop.source("insert into t values (1, 1)");
            shop.awaitEqual("t");

            running.terminate();

            assertThat(running.exit()).as(running.log()).isEqualTo(143);
            assertThat(shop.replica().status(TestShop.SOURCE).status()).isEqualTo("stopped");
            shop.source("insert into t values (2, 2)");
            shop.start();
            shop.awaitEqual("t");
        }
    }

    private TestShop shop() {
        return TestShop.copied(
                directory,
                Databases.mySql(),
                Databases.postgres(),
                "create table t (id int primary key, v int not null)");
    }

    private Program start(String name) {
        try {
            return new Program(directory, directory.resolve(name + ".log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code start_replica} in a JVM of its own. */
    private static final class Program implements AutoCloseable {
        private final Process process;
        private final Path log;

        Program(Path home, Path log) throws IOException {
            this.log = log;
            this.process = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Camelion.class.getName(),
                            "--home",
                            home.toString(),
                            "start_replica"))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        }

        void terminate() {
            process.destroy();
        }

        int exit() throws InterruptedException {
            Eventually.holds("the process ends", () -> process.waitFor(100, TimeUnit.MILLISECONDS));
            return process.exitValue();
        }

        String log() throws IOException {
            return Files.readString(log);
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
