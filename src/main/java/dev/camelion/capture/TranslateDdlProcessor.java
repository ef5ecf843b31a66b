package dev.camelion.capture;

import static java.util.Objects.requireNonNull;

import dev.camelion.ddl.DdlEvent;
import dev.camelion.ddl.Translation;
import dev.camelion.ddl.model.SourceModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns one schema change into the parameters of its append: translated, ignored with the reason, or unsupported. */
public final class TranslateDdlProcessor implements Processor {
    private static final Logger LOG = LoggerFactory.getLogger(TranslateDdlProcessor.class);

    private final Map<String, ReplicatedTables> sources;

    public TranslateDdlProcessor(Map<String, ReplicatedTables> sources) {
        this.sources = Map.copyOf(sources);
    }

    @Override
    public void process(Exchange exchange) throws InvalidPayloadException {
        var run = exchange.getMessage().getMandatoryBody(Run.class);
        var tables = requireNonNull(sources.get(run.source()));
        var request = new AppendRequest(run);
        var event = run.events().get(0);
        if (event instanceof SourceEvent.Truncation truncation) {
            truncate(truncation, tables, request);
        } else {
            translate((SourceEvent.SchemaChange) event, tables, request, run.source());
        }
        if (run.committed() == run.events().size()) {
            request.committed();
        }
        exchange.getMessage().setBody(request.parameters());
    }

    private static void truncate(SourceEvent.Truncation event, ReplicatedTables tables, AppendRequest request) {
        var encoder = tables.encoder(event.table());
        // the engine knows nothing of what is excluded
        if (encoder == null || !tables.policy().replicates(event.table())) {
            return;
        }
        var ddl = new SchemaChangeEntry(
                request, event, "TRUNCATE TABLE " + event.table(), event.table().database());
        ddl.truncated(encoder.schema(), encoder.name());
    }

    private static void translate(
            SourceEvent.SchemaChange event, ReplicatedTables tables, AppendRequest request, String source) {
        var ddl = new SchemaChangeEntry(request, event, event.logged(), event.database());
        var words = tables.ddl().replacement(event.place().binlog(), event.logged());
        if (words.isPresent() && event.part() > 1) {
            ddl.ignored("ddl.replace has other words for the whole statement");
            return;
        }
        var translation = translation(event, words.orElse(null), tables);
        if (translation instanceof Translation.Ignored ignored) {
            LOG.debug("ddl ignored source={} at={}: {}", source, event.place().binlog(), ignored.why());
            if (tables.policy().schemas().containsKey(event.database())) {
                ddl.ignored(ignored.why());
            }
        } else if (translation instanceof Translation.Unsupported unsupported) {
            new UnsupportedDdl(source, event, tables, request, ddl).handle(unsupported);
        } else if (translation instanceof Translation.Translated translated) {
            LOG.info(
                    "ddl translated source={} at={} statements={}{}",
                    source,
                    event.place().binlog(),
                    translated.statements().size(),
                    words.isPresent() ? " as ddl.replace says" : "");
            var before = tables.model();
            var effects = new ArrayList<>(translated.effects());
            effects.addAll(new UnsupportedDdl(source, event, tables, request, ddl)
                    .disagreements(translated.after(), words.isPresent()));
            ddl.translated(
                    translated,
                    effects,
                    words.map(TranslateDdlProcessor::remark).orElse(null));
            become(before, translated.after(), tables, request);
        }
    }

    private static Translation translation(
            SourceEvent.SchemaChange event, DdlPolicy.@Nullable Replacement words, ReplicatedTables tables) {
        var mysql = words == null ? null : words.mysql();
        var translation = tables.translator()
                .translate(
                        tables.model(),
                        new DdlEvent(
                                mysql == null ? words == null ? event.sql() : event.logged() : mysql,
                                event.database(),
                                Instant.ofEpochMilli(event.startedAt())));
        var postgres = words == null ? null : words.postgres();
        return postgres == null ? translation : translation.run(postgres, tables.policy(), tables.model());
    }

    private static String remark(DdlPolicy.Replacement words) {
        return words.mysql() == null ? "run as ddl.replace says" : "read as ddl.replace says: " + words.mysql();
    }

    static void become(SourceModel before, SourceModel after, ReplicatedTables tables, AppendRequest request) {
        before.tables().forEach((id, table) -> {
            if (!after.tables().containsKey(id)) {
                request.add("tables", Map.of("database", id.database(), "table", id.table()));
            }
        });
        after.tables().forEach((id, table) -> {
            if (!table.equals(before.tables().get(id))) {
                request.add("tables", Map.of("database", id.database(), "table", id.table(), "model", table));
            }
        });
        if (!after.charsets().equals(before.charsets())) {
            request.put("databases", after.charsets());
        }
        tables.become(after);
    }
}
