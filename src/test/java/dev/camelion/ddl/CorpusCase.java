package dev.camelion.ddl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/**
 * One statement of the corpus with what must hold after it.
 *
 * @param setsSqlMode whether it runs under {@code sqlMode} instead of the server's usual one
 * @param refusedBy what each server said to the statement, by its version; empty where it took it
 */
public record CorpusCase(
        String id,
        String expected,
        boolean warns,
        String database,
        boolean setsSqlMode,
        Set<String> sqlMode,
        boolean mariaDb,
        List<String> setup,
        List<String> data,
        String sql,
        List<String> probe,
        List<Assertion> assertions,
        Map<String, String> refusedBy) {
    public record Assertion(String query, List<String> rows) {}

    public static List<CorpusCase> all() throws IOException {
        var file = Path.of("src/test/resources/ddl-corpus/cases.yaml");
        var settings = LoadSettings.builder()
                .setSchema(new FailsafeSchema())
                .setCodePointLimit(10_000_000)
                .setBufferSize(1_000_000)
                .build(); // a smaller buffer splits emoji
        try (var reader = Files.newBufferedReader(file)) {
            var cases = (List<?>) new Load(settings).loadFromReader(reader);
            return cases.stream().map(c -> of((Map<?, ?>) c)).toList();
        }
    }

    private static CorpusCase of(Map<?, ?> map) {
        return new CorpusCase(
                text(map, "id"),
                text(map, "class"),
                text(map, "warn").equals("true"),
                text(map, "db"),
                map.containsKey("sql_mode"),
                Arrays.stream(text(map, "sql_mode").split(","))
                        .filter(mode -> !mode.isBlank())
                        .collect(Collectors.toSet()),
                text(map, "max_mysql").equals("mariadb"),
                texts(map, "setup"),
                texts(map, "pg_data"),
                text(map, "sql"),
                texts(map, "probe"),
                list(map, "asserts").stream()
                        .map(a -> (Map<?, ?>) a)
                        .map(a -> new Assertion(text(a, "q"), texts(a, "rows")))
                        .toList(),
                Map.of("8.0.15", refusal(map, "mysql_8_0_15"), "9.7.4", refusal(map, "mysql_9_7_4")));
    }

    private static String refusal(Map<?, ?> map, String key) {
        return text(map, key).equals("ok") ? "" : text(map, key);
    }

    private static String text(Map<?, ?> map, String key) {
        var value = map.get(key);
        return value == null ? "" : value.toString();
    }

    private static List<?> list(Map<?, ?> map, String key) {
        var value = map.get(key);
        return value instanceof List<?> list ? list : List.of();
    }

    private static List<String> texts(Map<?, ?> map, String key) {
        return list(map, key).stream().map(String::valueOf).toList();
    }
}
