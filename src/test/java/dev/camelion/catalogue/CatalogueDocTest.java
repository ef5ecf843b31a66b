package dev.camelion.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.testkit.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Keeps the page on the catalogue equal to the tables and comments of the migrations. */
class CatalogueDocTest {
    private static final Path REFERENCE = Path.of("src/site/markdown/reference/catalogue.md");
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    private static final Pattern TABLE =
            Pattern.compile("(?ms)^create table sch_chameleon\\.(\\w+) \\((.*?)^\\)(?: with \\([^)]*\\))?;");
    private static final Pattern ADDED =
            Pattern.compile("(?m)^alter table sch_chameleon\\.(\\w+) add column (\\w+)\\s+([^;]+);");
    private static final Pattern COLUMN = Pattern.compile("^ {4}(\\w+)\\s+(.*?),?$");
    private static final Pattern COMMENT =
            Pattern.compile("(?m)^comment on (?:table|column) sch_chameleon\\.([\\w.]+) is\\s+'((?:[^']|'')*)';");
    private static final Pattern CONSTRAINT = Pattern.compile("^(primary key|unique|check|constraint)\\b.*");

    /** What a table is for, where the migrations do not say it. */
    private static final Map<String, String> PURPOSE = new TreeMap<>(Map.of(
            "t_sources", "the sources, and how each is",
            "t_source_schemas", "which MySQL database becomes which PostgreSQL schema",
            "t_leases", "which process writes for a source, and until when",
            "t_replica_batch", "the batches of the change log",
            "t_source_databases", "the default character set of each database, part of the source model",
            "t_discarded_rows", "rows and schema changes that the target refused, with its error",
            "t_ddl_log", "every schema change read, and what became of it",
            "t_ddl_warnings", "what of a schema change was left out or may differ",
            "t_error_log", "failures of capture, replay and copy"));

    private final Map<String, Map<String, String>> tables = new LinkedHashMap<>();
    private final Map<String, String> comments = new LinkedHashMap<>();

    @Test
    void the_page_has_every_table_and_column() throws IOException {
        for (var file : versioned()) {
            read(Files.readString(file));
        }
        assertThat(tables).hasSizeGreaterThan(15);
        Golden.check(
                REFERENCE, """
                # The catalogue

                The schema `sch_chameleon` of the target: what is replicated, from where, and how far. `create_schema` makes and upgrades
                it, `drop_schema` removes it. Reading it is free; writing to it is the program's alone. Its names are those of
                pg_chameleon, where that has the thing. Flyway keeps its history there in `flyway_schema_history`.

                Each source has a pair of log tables, children of `t_log_replica`: `t_log_replica_1_src_<id>` and `t_log_replica_2_src_<id>`.
                """ + tables.keySet().stream().map(this::section).collect(Collectors.joining()));
    }

    private static Iterable<Path> versioned() throws IOException {
        try (var files = Files.list(MIGRATIONS)) {
            return files.filter(file -> file.getFileName().toString().startsWith("V"))
                    .sorted()
                    .toList();
        }
    }

    private void read(String migration) {
        TABLE.matcher(migration).results().forEach(table -> {
            var columns = tables.computeIfAbsent(table.group(1), name -> new LinkedHashMap<>());
            for (var line : table.group(2).split("\n")) {
                column(line, columns);
            }
        });
        ADDED.matcher(migration).results().forEach(column -> tables.get(column.group(1))
                .put(column.group(2), type(column.group(3))));
        COMMENT.matcher(migration)
                .results()
                .forEach(comment ->
                        comments.put(comment.group(1), comment.group(2).replace("''", "'")));
    }

    private void column(String line, Map<String, String> columns) {
        var match = COLUMN.matcher(line);
        if (!match.matches() || CONSTRAINT.matcher(line.strip()).matches()) {
            return;
        }
        if (match.group(1).equals("like")) {
            columns.putAll(tables.get(match.group(2).replace("sch_chameleon.", "")));
            return;
        }
        columns.put(match.group(1), type(match.group(2)));
    }

    private static String type(String definition) {
        return Arrays.stream(definition.split(" (primary|not null|unique|default|references|check)\\b"))
                .findFirst()
                .orElseThrow()
                .replace("sch_chameleon.", "");
    }

    private String section(String table) {
        var purpose = comments.getOrDefault(table, PURPOSE.get(table));
        assertThat(purpose).as("what %s is for", table).isNotNull();
        return "\n## %s\n\n%s.\n\n| column | type | meaning |\n| --- | --- | --- |\n".formatted(table, capital(purpose))
                + tables.get(table).entrySet().stream()
                        .map(column -> "| `%s` | `%s` | %s |\n"
                                .formatted(
                                        column.getKey(),
                                        column.getValue(),
                                        comments.getOrDefault(table + "." + column.getKey(), "")))
                        .collect(Collectors.joining());
    }

    private static String capital(String sentence) {
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }
}
