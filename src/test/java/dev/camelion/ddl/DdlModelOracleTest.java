package dev.camelion.ddl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.camelion.ddl.Translation.Translated;
import dev.camelion.ddl.Translation.Unsupported;
import dev.camelion.ddl.model.ColumnModel;
import dev.camelion.ddl.model.IndexModel;
import dev.camelion.ddl.model.SourceModel;
import dev.camelion.ddl.model.TableModel;
import dev.camelion.ddl.policy.TranslationPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** After every corpus statement the model has the structure that a real MySQL 9.7.4 had. */
class DdlModelOracleTest {
    private static final JsonNode ORACLE = oracle();
    private static final Map<String, String> SCHEMAS = Map.of("shop", "shop", "other_db", "other_db");

    @Test
    void has_the_structure_of_mysql() throws IOException {
        var failures = new TreeMap<String, String>();
        var cases = 0;
        for (var corpusCase : CorpusCase.all()) {
            if (!corpusCase.mariaDb() && ORACLE.has(corpusCase.id())) {
                cases++;
                var expected = structure(ORACLE.get(corpusCase.id()));
                var actual = structure(model(corpusCase));
                if (!actual.equals(expected)) {
                    failures.put(corpusCase.id(), "MySQL has %s, the model %s".formatted(expected, actual));
                }
            }
        }
        FailingCases.of("model").check(failures, cases);
    }

    private static SourceModel model(CorpusCase corpusCase) {
        var model = SourceModel.empty();
        for (var statement : corpusCase.setup()) {
            model = after(model, statement, "shop", corpusCase);
        }
        return after(model, corpusCase.sql(), corpusCase.database(), corpusCase);
    }

    private static SourceModel after(SourceModel model, String sql, String database, CorpusCase corpusCase) {
        var policy = new TranslationPolicy(SCHEMAS, table -> true, List.of(), "9.7.4", corpusCase.sqlMode());
        var translation = new DdlTranslator(policy).translate(model, new DdlEvent(sql, database, Instant.EPOCH));
        if (translation instanceof Translated translated) {
            return translated.after();
        }
        return translation instanceof Unsupported unsupported ? unsupported.after() : model;
    }

    private static TreeMap<String, String> structure(SourceModel model) {
        var structure = new TreeMap<String, String>();
        model.tables().forEach((id, table) -> structure.put(id.toString(), table(table)));
        return structure;
    }

    private static String table(TableModel table) {
        var indexes = new TreeMap<String, String>();
        table.indexes().forEach(index -> indexes.put(index.name(), index(table, index)));
        return table.columns().stream().map(DdlModelOracleTest::column).toList() + " " + indexes;
    }

    private static String column(ColumnModel column) {
        return "%s %s%s%s"
                .formatted(
                        column.name(),
                        TypeText.of(column.type()),
                        column.nullable() ? "" : " not null",
                        column.autoIncrement() ? " auto_increment" : "");
    }

    private static String index(TableModel table, IndexModel index) {
        var unique = index.kind() == IndexModel.Kind.PRIMARY || index.kind() == IndexModel.Kind.UNIQUE;
        var parts = index.parts().stream()
                .map(part -> part.columnId() == null
                        ? "(expression)"
                        : table.column(part.columnId()).orElseThrow().name())
                .toList();
        return (unique ? "unique " : "") + parts;
    }

    private static TreeMap<String, String> structure(JsonNode tables) {
        var structure = new TreeMap<String, String>();
        tables.fields().forEachRemaining(entry -> structure.put(entry.getKey(), table(entry.getValue())));
        return structure;
    }

    private static String table(JsonNode table) {
        var indexes = new TreeMap<String, String>();
        table.get("indexes").fields().forEachRemaining(index -> {
            var unique = index.getValue().get("unique").asBoolean() ? "unique " : "";
            var parts = stream(index.getValue().get("parts"))
                    .map(part -> part.asText()
                            .replaceFirst("\\(\\d+\\)( DESC)?$", "")
                            .replaceFirst(" DESC$", ""))
                    .toList();
            indexes.put(index.getKey(), unique + parts);
        });
        var columns =
                stream(table.get("columns")).map(DdlModelOracleTest::column).toList();
        return columns + " " + indexes;
    }

    private static String column(JsonNode column) {
        return "%s %s%s%s"
                .formatted(
                        column.get("name").asText(),
                        column.get("type").asText(),
                        column.get("nullable").asBoolean() ? "" : " not null",
                        column.get("extra").asText().contains("auto_increment") ? " auto_increment" : "");
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static JsonNode oracle() {
        try {
            return new ObjectMapper()
                    .readTree(Path.of("src/test/resources/ddl-corpus/mysql-after.json")
                            .toFile());
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
