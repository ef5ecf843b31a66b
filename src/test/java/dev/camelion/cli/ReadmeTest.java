package dev.camelion.cli;

import dev.camelion.config.SettingsReader;
import dev.camelion.config.key.Key;
import dev.camelion.testkit.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps the tables of the README equal to what the program says of itself. */
class ReadmeTest {
    private static final Path README = Path.of("README.md");
    private static final List<String> SETTINGS_THAT_MATTER = List.of(
            "camelion.target.url",
            "camelion.target.user",
            "camelion.target.password",
            "camelion.copy.workers",
            "mysql.host",
            "mysql.server-id",
            "mysql.ssl-mode",
            "schemas",
            "tables.exclude",
            "type-override");

    @Test
    void the_commands_are_those_of_the_help() throws IOException {
        check("commands", CommandHelpTest.table());
    }

    @Test
    void the_settings_are_those_of_the_reader() throws IOException {
        check(
                "settings",
                SETTINGS_THAT_MATTER.stream()
                        .map(ReadmeTest::row)
                        .collect(Collectors.joining("", "| key | default | meaning |\n| --- | --- | --- |\n", "")));
    }

    private static String row(String name) {
        var key = Stream.<Key<?>>concat(SettingsReader.applicationKeys().stream(), SettingsReader.sourceKeys().stream())
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow();
        var fallback = key.isRequired() ? "must be set" : key.fallback() == null ? "" : "`" + key.fallback() + "`";
        return "| `%s` | %s | %s |\n".formatted(name, fallback, key.meaning());
    }

    /** Compares what stands between two marks, {@code <!-- name: ... -->} and {@code <!-- end of name -->}. */
    private static void check(String name, String expected) throws IOException {
        var text = Files.readString(README);
        var from = text.indexOf('\n', text.indexOf("<!-- " + name + ":")) + 1;
        var to = text.indexOf("<!-- end of " + name + " -->");
        Golden.check(README, text.substring(0, from) + expected + text.substring(to));
    }
}
