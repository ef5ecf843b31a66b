package dev.camelion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.config.SettingsReader;
import dev.camelion.config.key.Group;
import dev.camelion.config.key.Key;
import dev.camelion.testkit.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keeps the shipped configuration, the keys the reader knows, and the settings reference in agreement. */
class SettingsDocTest {
    private static final Path REFERENCE = Path.of("src/site/markdown/reference/settings.md");
    private static final Path APPLICATION = Path.of("config/application.properties");
    private static final Path SOURCE = Path.of("config/sources/shop.yaml.example");

    @TempDir
    Path home;

    @Test
    void the_reference_has_every_setting() throws IOException {
        Golden.check(
                REFERENCE, """
                # Settings

                Everything is in `config/`: `application.properties` for the program and the target, `sources/NAME.yaml` for the
                source NAME. Every problem is reported when the program starts, all of them at once. Any value may be a
                placeholder: `{{env:NAME}}`, `{{sys:NAME}}`, `{{file:path}}` (its text), `{{other.key}}`, `{{key:default}}`, `{{?key}}`
                (nothing where there is none), or a function of a vault whose Camel library is on the class path. In YAML a
                value with a placeholder stands in quotes.

                ## config/application.properties

                Keys that begin with `camel.` are [Apache Camel's own](https://camel.apache.org/components/4.18.x/others/main.html).
                """ + groups(SettingsReader.applicationKeys()) + """

                ## config/sources/NAME.yaml

                NAME has letters, digits, `-` and `_`, begins with a letter, and is not longer than 48. In patterns of tables `*`
                stands for any text and `?` for any letter, upper and lower case are told apart, a name without a dot means the
                table in every database, and what stands in backticks is taken as it is. A dot in a key is a level of the YAML file: `mysql.host` is `host` below `mysql`.
                """ + groups(SettingsReader.sourceKeys()));
    }

    @Test
    void the_shipped_files_show_every_setting_with_its_default() throws IOException {
        var application = Files.readString(APPLICATION);
        assertThat(SettingsReader.applicationKeys()).allSatisfy(key -> {
            var value = key.fallback() == null ? ".+" : key.fallback();
            assertThat(application).containsPattern("(?m)^#?\\Q" + key.name() + "\\E = " + value + "$");
        });
        var source = Files.readString(SOURCE);
        assertThat(SettingsReader.sourceKeys()).allSatisfy(key -> {
            var value = key.fallback() == null ? "( .+)?" : " " + key.fallback();
            var name = key.name().substring(key.name().lastIndexOf('.') + 1);
            assertThat(source).containsPattern("(?m)^ *#?\\Q" + name + "\\E:" + value + "$");
        });
    }

    @Test
    void the_shipped_files_are_grouped_by_how_often_a_setting_is_needed() throws IOException {
        var lines = Files.readAllLines(APPLICATION);
        for (var key : SettingsReader.applicationKeys()) {
            var at = lines.stream()
                    .takeWhile(line -> !line.replaceFirst("^#", "").startsWith(key.name() + " ="))
                    .toList();
            var heading = "# --- " + key.group().name().toLowerCase(Locale.ROOT) + " ---";
            assertThat(at.stream().filter(line -> line.startsWith("# ---")).reduce((first, last) -> last))
                    .as(key.name())
                    .contains(heading);
        }
    }

    @Test
    void the_shipped_files_are_valid_with_and_without_what_is_commented_out() throws IOException {
        Files.createDirectories(home.resolve("config/sources"));
        Files.writeString(home.resolve("config/mysql-ca.pem"), "");
        for (var uncommented : List.of(false, true)) {
            Files.writeString(home.resolve("config/application.properties"), shipped(APPLICATION, uncommented));
            Files.writeString(home.resolve("config/sources/shop.yaml"), shipped(SOURCE, uncommented));
            var settings = new SettingsReader(text -> text).read(home);
            var shop = settings.sources().get("shop");
            assertThat(settings.target().poolSize()).isEqualTo(14);
            assertThat(shop.reindexPause().isPresent()).isEqualTo(uncommented);
            assertThat(shop.typeOverrides()).hasSize(uncommented ? 2 : 0);
        }
    }

    @Test
    void the_packaged_log_settings_are_the_shipped_ones() throws IOException {
        assertThat(Path.of("src/main/resources/log4j2.properties"))
                .hasSameTextualContentAs(Path.of("config/log4j2.properties"));
    }

    /** A shipped file; a # right before a word comments a setting out, one before a blank begins a sentence. */
    private static String shipped(Path file, boolean uncommented) throws IOException {
        var text = Files.readString(file);
        return uncommented ? text.replaceAll("(?m)^( *)#(?=\\S)", "$1") : text;
    }

    private static String groups(List<? extends Key<?>> keys) {
        return Arrays.stream(Group.values())
                .map(group -> "\n### " + heading(group)
                        + "\n\n| key | value | default | meaning |\n| --- | --- | --- | --- |\n"
                        + keys.stream()
                                .filter(key -> key.group() == group)
                                .map(SettingsDocTest::row)
                                .collect(Collectors.joining()))
                .collect(Collectors.joining());
    }

    private static String heading(Group group) {
        return group.name().charAt(0) + group.name().substring(1).toLowerCase(Locale.ROOT);
    }

    private static String row(Key<?> key) {
        var fallback =
                key.isRequired() ? "none, it must be set" : key.fallback() == null ? "" : "`" + key.fallback() + "`";
        return "| `%s` | %s | %s | %s |\n".formatted(key.name(), key.type().form(), fallback, key.meaning());
    }
}
