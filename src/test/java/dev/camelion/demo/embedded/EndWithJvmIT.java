package dev.camelion.demo.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.camelion.testkit.Eventually;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndWithJvmIT {
    private long lastPid;

    @Test
    void servers_end_with_a_jvm_that_shuts_down_and_leave_the_ones_here_alone() throws IOException {
        try (var first = EmbeddedPostgres.start(PostgresOptions.defaults());
                var second = EmbeddedPostgres.start(PostgresOptions.defaults())) {
            endsServers(Process::destroy);

            assertThat(first.folder()).isDirectoryContaining("glob:**/data");
            assertThat(second.folder()).isDirectoryContaining("glob:**/data");
        }
    }

    @Test
    void servers_end_with_a_jvm_that_is_killed_and_the_next_start_deletes_their_folders() throws IOException {
        assumeFalse(Privileges.endsWithParent("KILL").isEmpty(), "setpriv knows no --pdeathsig here");
        endsServers(Process::destroyForcibly);
        EmbeddedPostgres.start(PostgresOptions.defaults()).close();

        try (var left = Files.list(ServerCache.home().resolve("run"))) {
            assertThat(left.map(Path::toString)).noneMatch(name -> name.contains("-p" + lastPid + "-"));
        }
    }

    private interface End {
        void of(Process process);
    }

    private void endsServers(End end) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var name = EmbeddedServersInOtherJvm.class.getName();
        var other = new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), name)
                .redirectInput(new File("/dev/null"))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        lastPid = other.pid();
        try (var output = other.inputReader()) {
            var servers = List.of(Long.parseLong(output.readLine()), Long.parseLong(output.readLine()));
            end.of(other);
            // a killed JVM holds the locks on its folders until the last of it is gone, after its servers maybe
            Eventually.holds("process " + lastPid + " has ended", () -> !other.isAlive());
            Eventually.holds("the servers " + servers + " have ended", () -> servers.stream()
                    .noneMatch(pid -> isRunning(pid)));
        } finally {
            other.destroyForcibly();
        }
    }

    private static boolean isRunning(long pid) {
        return ProcessHandle.of(pid)
                .map(handle -> !ServerProcess.isGone(handle))
                .orElse(false);
    }
}
