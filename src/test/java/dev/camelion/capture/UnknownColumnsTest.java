package dev.camelion.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.changelog.TextArray;
import dev.camelion.ddl.DdlEvent;
import dev.camelion.ddl.DdlTranslator;
import dev.camelion.ddl.Translation;
import dev.camelion.ddl.model.SourceModel;
import dev.camelion.ddl.policy.TranslationPolicy;
import dev.camelion.model.BinlogPosition;
import dev.camelion.model.TableId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows with other columns than the model has, after a schema change that was not understood. */
class UnknownColumnsTest {
    private static final TranslationPolicy POLICY =
            new TranslationPolicy(Map.of("shop", "shop"), table -> true, List.of(), "8.0.36", Set.of());
    private static final Schema ROW = SchemaBuilder.struct()
            .field("id", Schema.INT32_SCHEMA)
            .field("v", Schema.INT32_SCHEMA)
            .build();

    @ParameterizedTest
    @CsvSource({
        "CREATE TABLE t (id int PRIMARY KEY), WARN, copy_needed, 2",
        "CREATE TABLE t (id int PRIMARY KEY), QUARANTINE, quarantined, 0",
        "'CREATE TABLE t (id int PRIMARY KEY, gone int)', WARN, quarantined, 0"
    })
    void go_on_without_those_that_are_not_known_where_the_operator_says_so(
            String definition, DdlPolicy.Unsupported policy, String effect, int rows) throws Exception {
        var tables = new ReplicatedTables(POLICY, new DdlPolicy(policy, List.of()), false);
        tables.reset(model(definition), true);

        var request = encoded(tables);

        var events = List.of((String[]) request.get("events"));
        var data = ((TextArray) request.get("data")).texts();
        assertThat(events.stream().filter("insert"::equals)).hasSize(rows);
        assertThat(events.get(0)).isEqualTo("ddl");
        assertThat(data.get(0)).contains("\"effect\":\"" + effect + "\"");
        assertThat(data.subList(1, data.size()))
                .isEqualTo(List.of("{\"id\":\"1\"}", "{\"id\":\"2\"}").subList(0, rows));
        assertThat(String.valueOf(request.get("extras")).contains("columns-left-out"))
                .isEqualTo(rows > 0);
    }

    private static SourceModel model(String definition) {
        var translation = new DdlTranslator(POLICY)
                .translate(SourceModel.empty(), new DdlEvent(definition, "shop", Instant.EPOCH));
        return ((Translation.Translated) translation).after();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> encoded(ReplicatedTables tables) throws Exception {
        try (var camel = new DefaultCamelContext()) {
            var exchange = new DefaultExchange(camel);
            var position = new Run.Position("binlog.000001", 4, null, Map.of(), "t", 2, true);
            exchange.getMessage().setBody(new Run("shop", List.of(insert(1), insert(2)), 2, true, position, List.of()));
            new EncodeRowsProcessor(Map.of("shop", tables)).process(exchange);
            return exchange.getMessage().getMandatoryBody(Map.class);
        }
    }

    private static SourceEvent insert(int id) {
        return new SourceEvent.RowChange(
                new SourceEvent.Place("t", id, new BinlogPosition("binlog.000001", 4), 0),
                new TableId("shop", "t"),
                SourceEvent.Operation.INSERT,
                null,
                new Struct(ROW).put("id", id).put("v", 7));
    }
}
