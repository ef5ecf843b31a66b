package dev.camelion.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.Camelion;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo as a stranger runs it: a process of its own, its output, its exit status, and nothing left behind. */
class DemoIT {
    private static final String EQUAL =
            "EQUAL: \\d+ tables, [\\d,]+ rows on both sides at \\S+; [\\d,]+ row changes and [1-9][\\d,]* schema changes"
                    + " replicated; read lag [\\d.]+ s, replay lag [\\d.]+ s\\.";

    @TempDir
    private Path temporary;

    @Test
    void shows_a_replica_at_work_and_proves_both_sides_equal() throws Exception {
        var demo = start("demo", "--seconds", "8");
        var lines = linesUntilEnd(demo);
        assertThat(demo.exitValue()).as("%s", lines).isZero();
        assertThat(lines).anyMatch(line -> line.matches("init_replica: [\\d,]+ rows of 6 tables copied .*"));
        assertThat(lines).anyMatch(line -> line.matches(" +\\d+ s  shop  running  .*"));
        assertThat(lines.get(lines.size() - 1)).matches(EQUAL);
        assertThat(errors()).isEmpty();
        assertNothingIsLeft(demo);
    }

    @Test
    void compares_also_when_it_is_ended_from_outside() throws Exception {
        var demo = start("demo");
        var lines = new ArrayList<String>();
        try (var output = demo.inputReader(StandardCharsets.UTF_8)) {
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
                if (line.contains("  shop  running  ")) {
                    // unlike the process itself, its handle leaves the streams open
                    demo.toHandle().destroy();
                }
            }
        }
        assertThat(demo.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(lines.get(lines.size() - 1)).matches(EQUAL);
        assertNothingIsLeft(demo);
    }

    @Test
    void shows_what_becomes_of_a_row_that_is_refused() throws Exception {
        var demo = start("demo", "--seconds", "2", "--bad-row");
        var lines = linesUntilEnd(demo);
        assertThat(demo.exitValue()).as("%s", lines).isEqualTo(7);
        assertThat(lines)
                .filteredOn(line -> line.contains("missing in target"))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .matches("  shop\\.order_items: .* rows differ: missing in target order_id=1, line=99"));
        assertThat(lines).anyMatch(line -> line.contains("1 row was discarded.  show_errors --source shop"));
        assertThat(lines).anyMatch(line -> line.matches(" *1 .* shop\\.order_items .* 23514 +retry_errors --id 1"));
        assertThat(lines.get(lines.size() - 1))
                .matches("NOT EQUAL: 1 of \\d+ tables differ as said above, all other rows are equal at .*");
        assertThat(errors()).isEmpty();
        assertNothingIsLeft(demo);
    }

    @Test
    void says_what_it_wants_where_there_are_no_routes() throws Exception {
        var demo = start("demo", "--home", temporary.resolve("nowhere").toString());
        linesUntilEnd(demo);
        assertThat(demo.exitValue()).isEqualTo(3);
        assertThat(errors()).startsWith("settings-unreadable ").contains("--home");
        assertNothingIsLeft(demo);
    }

    /** The production jar holds no servers. */
    @Test
    void says_how_to_run_it_where_there_are_no_servers() throws Exception {
        var classes = temporary.resolve("classes");
        var compiled = Path.of(Camelion.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        copyWithoutServers(compiled, classes);
        var path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(element -> Path.of(element).equals(compiled) ? classes.toString() : element)
                .filter(element -> !element.contains("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
        var demo = start(path, List.of("demo"));
        linesUntilEnd(demo);
        assertThat(demo.exitValue()).isEqualTo(2);
        assertThat(errors())
                .isEqualTo("demo-unavailable this build has no servers to show anything on. "
                        + "In the project's sources run: mvn -q compile exec:java.\n");
    }

    private static void copyWithoutServers(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : (Iterable<Path>) files::iterator) {
                var name = from.relativize(file);
                if (!name.startsWith("dev/camelion/demo/embedded")) {
                    Files.copy(file, to.resolve(name));
                }
            }
        }
    }

    private Process start(String... arguments) throws IOException {
        return start(System.getProperty("java.class.path"), List.of(arguments));
    }

    private Process start(String classPath, List<String> arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + Files.createDirectories(temporary.resolve("tmp")),
                "-Dcamelion.embedded.home=" + serverHome(),
                "-Dfile.encoding=UTF-8",
                "-cp",
                classPath,
                "dev.camelion.Camelion"));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectError(errorFile().toFile())
                .start();
    }

    private Path errorFile() {
        return temporary.resolve("stderr");
    }

    private String errors() throws IOException {
        return Files.readString(errorFile());
    }

    private static List<String> linesUntilEnd(Process demo) throws Exception {
        try (var output = demo.inputReader(StandardCharsets.UTF_8)) {
            var lines = output.lines().toList();
            assertThat(demo.waitFor(1, TimeUnit.MINUTES)).isTrue();
            return lines;
        } finally {
            demo.destroyForcibly();
        }
    }

    /** Where this JVM has its servers as well, so that nothing is unpacked twice. */
    private static Path serverHome() throws IOException {
        var named = System.getProperty("camelion.embedded.home");
        return named != null
                ? Path.of(named)
                : Path.of(
                        System.getProperty("java.io.tmpdir"),
                        "camelion-" + Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    }

    private void assertNothingIsLeft(Process demo) throws IOException {
        try (var left = Files.list(temporary.resolve("tmp"))) {
            assertThat(left.map(Path::getFileName).map(Path::toString).filter(name -> name.startsWith("camelion")))
                    .isEmpty();
        }
        try (var folders = Files.list(serverHome().resolve("run"))) {
            assertThat(folders.map(Path::toString)).noneMatch(name -> name.contains("-p" + demo.pid() + "-"));
        }
    }
}
