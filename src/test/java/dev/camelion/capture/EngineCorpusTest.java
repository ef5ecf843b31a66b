package dev.camelion.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.camelion.ddl.CorpusCase;
import dev.camelion.ddl.parse.EngineText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** After every corpus statement the engine's own tables are those that a real MySQL 9.7.4 had. */
class EngineCorpusTest {
    private static final Path CORPUS = Path.of("src/test/resources/ddl-corpus");
    private static final Path KNOWN = CORPUS.resolve("engine-differs.txt");

    @Test
    void reads_every_statement_as_mysql_does() throws IOException {
        var oracle =
                new ObjectMapper().readTree(CORPUS.resolve("mysql-after.json").toFile());
        var failures = new TreeMap<String, String>();
        for (var corpusCase : CorpusCase.all()) {
            if (!corpusCase.mariaDb() && oracle.has(corpusCase.id())) {
                var problem = problem(corpusCase, oracle.get(corpusCase.id()));
                if (!problem.isEmpty()) {
                    failures.put(corpusCase.id(), problem);
                }
            }
        }
        assertThat(failures)
                .as("cases that the engine reads in another way, but for those of %s", KNOWN)
                .containsOnlyKeys(known().keySet());
    }

    /** What remains, each with the reason: a case that is right now must leave the list. */
    private static Map<String, String> known() throws IOException {
        return Files.readAllLines(KNOWN).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(": ", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    }

    private static String problem(CorpusCase corpusCase, JsonNode mysql) {
        var engine = new EngineTables();
        var problems = new ArrayList<String>();
        for (var statement : corpusCase.setup()) {
            read(engine, corpusCase, "shop", statement, problems);
        }
        read(engine, corpusCase, corpusCase.database(), corpusCase.sql(), problems);
        problems.addAll(EngineTables.differences(engine.structure(), EngineTables.structure(mysql)));
        return String.join("; ", problems);
    }

    private static void read(
            EngineTables engine, CorpusCase corpusCase, String database, String sql, ArrayList<String> problems) {
        var text = EngineText.of(sql, database, "9.7.4", corpusCase.sqlMode()).text();
        try {
            engine.read(database, text);
        } catch (RuntimeException rejected) {
            problems.add("rejects %s: %s"
                    .formatted(
                            text,
                            String.valueOf(rejected.getMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse("")));
        }
    }
}
