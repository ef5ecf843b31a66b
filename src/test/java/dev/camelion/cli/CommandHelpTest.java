package dev.camelion.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.testkit.Golden;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class CommandHelpTest {
    private static final Path GOLDEN = Path.of("src/test/resources/help");
    private static final Path REFERENCE = Path.of("src/site/markdown/reference/commands.md");

    @ParameterizedTest
    @MethodSource("visibleCommands")
    void help_of_a_command_is_as_recorded(String command) throws IOException {
        Golden.check(GOLDEN.resolve(command + ".golden.txt"), help(command, "--help"));
    }

    @Test
    void help_of_the_program_is_as_recorded() throws IOException {
        Golden.check(GOLDEN.resolve("camelion.golden.txt"), help("--help"));
    }

    @Test
    void no_recorded_help_outlives_its_command() throws IOException {
        var expected = new TreeSet<>(visibleCommands());
        expected.add("camelion");
        try (var files = Files.list(GOLDEN)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".golden.txt", "")))
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void the_reference_says_what_the_help_says() throws IOException {
        var details = visibleCommands().stream()
                .map(name -> "\n## %s\n\n```\n%s```\n".formatted(name, help(name, "--help")))
                .collect(Collectors.joining());
        Golden.check(REFERENCE, """
                # Commands

                `java -jar camelion.jar COMMAND`. Underscores and hyphens are both accepted in names of commands. The answer goes to
                stdout, the log and errors go to stderr.

                """ + table() + """

                Exit status: 0 done, 1 bug, 2 usage, 3 settings, 4 source, 5 target, 6 state, 7 done but not clean (differences,
                discarded rows). Each error begins with its code: see [error codes](error-codes.md).
                """ + details);
    }

    /** The commands and what they do, as a Markdown table. */
    static String table() {
        return visibleCommands().stream()
                .map(name -> "| `%s` | %s |\n"
                        .formatted(
                                name,
                                root().getSubcommands()
                                        .get(name)
                                        .getCommandSpec()
                                        .usageMessage()
                                        .description()[0]))
                .collect(Collectors.joining("", "| command | does |\n| --- | --- |\n", ""));
    }

    static List<String> visibleCommands() {
        return root().getSubcommands().entrySet().stream()
                .filter(entry ->
                        !entry.getValue().getCommandSpec().usageMessage().hidden())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static CommandLine root() {
        return commands(new StringWriter()).root();
    }

    private static String help(String... arguments) {
        var out = new StringWriter();
        assertThat(commands(out).run(arguments)).isZero();
        return out.toString();
    }

    private static Commands commands(StringWriter out) {
        var nothing = new Program(
                home -> {
                    throw new AssertionError("help reads no settings");
                },
                (home, settings) -> {
                    throw new AssertionError("help opens nothing");
                },
                (directory, plan, story) -> 0,
                question -> false);
        return new Commands(nothing, new PrintWriter(out), new PrintWriter(out));
    }
}
