package dev.camelion.ddl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A form of statement, what becomes of it, and the cases that show it. */
record SupportedForm(String statement, String becomes, List<String> patterns, List<String> clauses) {
    private static final Path FOLDER = Path.of("src/test/resources/ddl");
    private static final Pattern WARNING = Pattern.compile("(?m)^-- warning DdlWarning\\[code=([a-z-]+),");

    static List<SupportedForm> all() throws IOException {
        var settings = LoadSettings.builder().setLabel("support.yaml").build();
        try (var text = Files.newBufferedReader(FOLDER.resolve("support.yaml"))) {
            var forms = (List<?>) new Load(settings).loadFromReader(text);
            return forms.stream().map(form -> of((Map<?, ?>) form)).toList();
        }
    }

    private static SupportedForm of(Map<?, ?> form) {
        return new SupportedForm(
                String.valueOf(form.get("statement")),
                String.valueOf(form.get("becomes")),
                texts(form.get("cases")),
                texts(form.get("clauses")));
    }

    private static List<String> texts(Object list) {
        return list == null
                ? List.of()
                : ((List<?>) list).stream().map(String::valueOf).toList();
    }

    boolean isShownBy(Path directory) {
        return patterns.stream().anyMatch(pattern -> matches(pattern, directory));
    }

    static boolean matches(String pattern, Path directory) {
        return FileSystems.getDefault().getPathMatcher("glob:" + pattern).matches(FOLDER.relativize(directory));
    }

    /** The outcomes of its cases: "translated", "ignored" and so on. */
    String outcomes() throws IOException {
        return cases().map(SupportedForm::outcome).distinct().sorted().collect(Collectors.joining("; "));
    }

    private Stream<Path> cases() throws IOException {
        return DdlTranslatorGoldenTest.cases().filter(this::isShownBy);
    }

    private static String outcome(Path directory) {
        if (Files.exists(directory.resolve("ignored.txt"))) {
            return "ignored";
        }
        if (Files.exists(directory.resolve("unsupported.txt"))) {
            return "unsupported";
        }
        return text(directory).contains("-- NeedsCopy[") ? "translated, needs a copy" : "translated";
    }

    String warnings() throws IOException {
        var codes = new TreeSet<String>();
        cases().filter(directory -> Files.exists(directory.resolve("postgres.sql")))
                .forEach(directory -> WARNING.matcher(text(directory)).results().forEach(r -> codes.add(r.group(1))));
        return codes.stream().map(code -> "`" + code + "`").collect(Collectors.joining(", "));
    }

    private static String text(Path directory) {
        try {
            return Files.readString(directory.resolve("postgres.sql"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
