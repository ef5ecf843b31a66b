package dev.camelion.capture;

import static java.util.Objects.requireNonNull;

import dev.camelion.ddl.DdlEvent;
import dev.camelion.ddl.Translation;
import dev.camelion.ddl.model.ColumnModel;
import dev.camelion.ddl.model.SourceModel;
import dev.camelion.ddl.outcome.TableEffect;
import dev.camelion.model.TableId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Processor;
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
        var before = tables.model();
        var translation = tables.translator()
                .translate(
                        before, new DdlEvent(event.sql(), event.database(), Instant.ofEpochMilli(event.startedAt())));
        var ddl = new SchemaChangeEntry(request, event, event.sql(), event.database());
        if (translation instanceof Translation.Ignored ignored) {
            LOG.debug("ddl ignored source={} at={}: {}", source, event.place().binlog(), ignored.why());
            if (tables.policy().schemas().containsKey(event.database())) {
                ddl.ignored(ignored.why());
            }
        } else if (translation instanceof Translation.Unsupported unsupported) {
            LOG.warn(
                    "ddl unsupported source={} at={}: {}", source, event.place().binlog(), unsupported.why());
            ddl.unsupported(unsupported.why(), quarantined(unsupported, before, tables));
            become(before, unsupported.after(), tables, request);
        } else if (translation instanceof Translation.Translated translated) {
            LOG.info(
                    "ddl translated source={} at={} statements={}",
                    source,
                    event.place().binlog(),
                    translated.statements().size());
            var effects = new ArrayList<>(translated.effects());
            effects.addAll(disagreements(event, before, translated.after(), tables));
            ddl.translated(translated, effects);
            become(before, translated.after(), tables, request);
        }
    }

    private static List<TableEffect> quarantined(
            Translation.Unsupported unsupported, SourceModel before, ReplicatedTables tables) {
        return unsupported.tables().stream()
                .map(id -> setAside(id, before, tables, "unsupported schema change: " + unsupported.why()))
                .toList();
    }

    private static TableEffect setAside(TableId id, SourceModel model, ReplicatedTables tables, String why) {
        var name = model.table(id).map(t -> t.targetName()).orElse(id.table());
        return new TableEffect.Quarantined(tables.policy().schema(id.database()), name, why);
    }

    /** Where the engine's own model has other columns than ours, one of the two would decode rows wrongly. */
    private static List<TableEffect> disagreements(
            SourceEvent.SchemaChange event, SourceModel before, SourceModel after, ReplicatedTables tables) {
        var effects = new ArrayList<TableEffect>();
        for (var engine : event.columns()) {
            var ours = after.table(engine.table()).orElse(null);
            if (ours == null || ours.equals(before.table(engine.table()).orElse(null))) {
                continue;
            }
            var names = ours.columns().stream().map(ColumnModel::name).toList();
            if (!names.equals(engine.columns())) {
                effects.add(setAside(
                        engine.table(),
                        after,
                        tables,
                        "after a schema change at %s the binlog reader sees the columns %s, the translator %s"
                                .formatted(event.place().binlog(), engine.columns(), names)));
            }
        }
        return effects;
    }

    private static void become(SourceModel before, SourceModel after, ReplicatedTables tables, AppendRequest request) {
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
