package dev.camelion.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.ddl.Translation.Ignored;
import dev.camelion.ddl.Translation.Translated;
import dev.camelion.ddl.Translation.Unsupported;
import dev.camelion.ddl.model.SourceModel;
import dev.camelion.ddl.policy.ColumnMapping;
import dev.camelion.ddl.policy.TargetOptions;
import dev.camelion.ddl.policy.TranslationPolicy;
import dev.camelion.ddl.policy.TypeOverride;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A case is a directory: {@code mysql.sql}, {@code before.sql} where there is something before it, and the outcome. Run
 * with {@code -Dgolden.update=true} to write the outcomes anew; read the difference before committing it.
 */
class DdlTranslatorGoldenTest {
    private static final Path CASES = Path.of("src/test/resources/ddl");
    private static final Set<String> INCLUDED = Set.of("shop", "crm", "stock");

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void translates(Path directory) throws IOException {
        var outcome = translate(directory);
        var file = directory.resolve(fileOf(outcome));
        if (Boolean.getBoolean("golden.update")) {
            update(directory, file, rendered(outcome));
        }
        assertThat(file).as("outcome %s", rendered(outcome)).exists();
        assertThat(rendered(outcome)).isEqualTo(Files.readString(file));
    }

    static Stream<Path> cases() throws IOException {
        try (var files = Files.walk(CASES)) {
            return files.filter(path -> Files.exists(path.resolve("mysql.sql"))).sorted().toList().stream();
        }
    }

    private static Translation translate(Path directory) throws IOException {
        var translations = translations(directory);
        return translations.get(translations.size() - 1);
    }

    /** The outcomes of what is before the statement, and of the statement. */
    static List<Translation> translations(Path directory) throws IOException {
        var translator = new DdlTranslator(policy(directory));
        var outcomes = new ArrayList<Translation>();
        var model = SourceModel.empty();
        for (var statement : before(directory)) {
            var translation = translator.translate(model, event(statement));
            assertThat(translation).as(statement).isInstanceOf(Translated.class);
            model = ((Translated) translation).after();
            outcomes.add(translation);
        }
        outcomes.add(translator.translate(model, event(Files.readString(directory.resolve("mysql.sql")))));
        return outcomes;
    }

    private static TranslationPolicy policy(Path directory) {
        var name = directory.getFileName().toString();
        var mode = Stream.of("ANSI_QUOTES", "NO_AUTO_VALUE_ON_ZERO", "STRICT_TRANS_TABLES")
                .filter(one -> one.startsWith("STRICT") || name.contains(one.toLowerCase(Locale.ROOT)))
                .collect(Collectors.toSet());
        return new TranslationPolicy(
                Map.of("shop", "shop", "crm", "sales", "stock", "stock"),
                table -> INCLUDED.contains(table.database()) && !table.table().startsWith("tmp_"),
                ColumnMapping.of(List.of(
                        new TypeOverride("tinyint(1)", "boolean", List.of("shop.flags")),
                        new TypeOverride("enum", "text", List.of("crm.*")))),
                "8.0.36",
                mode,
                options(name));
    }

    private static TargetOptions options(String name) {
        return switch (name) {
            case "fulltext_as_gin" -> new TargetOptions(true, table -> Optional.empty(), List.of());
            case "fillfactor" -> new TargetOptions(false, table -> Optional.of(70), List.of());
            case "readers" ->
                new TargetOptions(false, table -> Optional.empty(), List.of("public", "it's \"a\" reader"));
            default -> TargetOptions.NONE;
        };
    }

    private static DdlEvent event(String sql) {
        return new DdlEvent(sql, "shop", Instant.parse("2024-05-06T07:08:09.123456Z"));
    }

    private static List<String> before(Path directory) throws IOException {
        var file = directory.resolve("before.sql");
        if (!Files.exists(file)) {
            return List.of();
        }
        return Arrays.stream(Files.readString(file).split(";\\s*\\n"))
                .filter(s -> !s.isBlank())
                .toList();
    }

    private static String fileOf(Translation outcome) {
        if (outcome instanceof Translated) {
            return "postgres.sql";
        }
        return outcome instanceof Ignored ? "ignored.txt" : "unsupported.txt";
    }

    private static String rendered(Translation outcome) {
        var text = new StringBuilder();
        if (outcome instanceof Translated translated) {
            translated.statements().forEach(s -> text.append(s).append(";\n"));
            translated.effects().forEach(e -> text.append("-- ").append(e).append('\n'));
            translated
                    .warnings()
                    .forEach(w -> text.append("-- warning ").append(w).append('\n'));
        } else if (outcome instanceof Ignored ignored) {
            text.append(ignored.why()).append('\n');
        } else if (outcome instanceof Unsupported unsupported) {
            text.append(unsupported.why())
                    .append('\n')
                    .append(unsupported.tables())
                    .append('\n');
        }
        return text.toString();
    }

    private static void update(Path directory, Path file, String text) throws IOException {
        for (var name : List.of("postgres.sql", "ignored.txt", "unsupported.txt")) {
            Files.deleteIfExists(directory.resolve(name));
        }
        Files.writeString(file, text);
    }
}
