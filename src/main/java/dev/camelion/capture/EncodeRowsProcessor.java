package dev.camelion.capture;

import static java.util.Objects.requireNonNull;

import dev.camelion.catalogue.Json;
import dev.camelion.changelog.LogEntries;
import dev.camelion.ddl.model.TableModel;
import dev.camelion.ddl.name.Identifiers;
import dev.camelion.ddl.outcome.DdlWarning;
import dev.camelion.model.TableId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Processor;
import org.apache.kafka.connect.data.Struct;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns a run of row changes into the parameters of its append. Rows that have no known table set that table aside. */
public final class EncodeRowsProcessor implements Processor {
    private static final Logger LOG = LoggerFactory.getLogger(EncodeRowsProcessor.class);

    // PostgreSQL's jsonb holds 256 MB less one byte
    private static final int LOGGED = (1 << 28) - 1;
    private static final String EMPTY_LABEL = "ALTER TYPE %s ADD VALUE IF NOT EXISTS ''";

    private final Map<String, ReplicatedTables> sources;

    public EncodeRowsProcessor(Map<String, ReplicatedTables> sources) {
        this.sources = Map.copyOf(sources);
    }

    @Override
    public void process(Exchange exchange) throws InvalidPayloadException {
        var run = exchange.getMessage().getMandatoryBody(Run.class);
        exchange.getMessage().setBody(encode(run, requireNonNull(sources.get(run.source()))));
    }

    private static Map<String, Object> encode(Run run, ReplicatedTables tables) {
        var request = new AppendRequest(run);
        Set<TableEncoder> used = new LinkedHashSet<>();
        for (var i = 0; i < run.events().size(); i++) {
            if (i == run.committed()) {
                request.committed();
            }
            if (run.events().get(i) instanceof SourceEvent.RowChange change) {
                encode(change, tables, request, used);
            } else {
                setAside((SourceEvent.IncompleteRows) run.events().get(i), tables, request);
            }
        }
        if (run.committed() == run.events().size()) {
            request.committed();
        }
        used.forEach(encoder -> addAdjustments(encoder, request));
        return request.parameters();
    }

    private static void encode(
            SourceEvent.RowChange change, ReplicatedTables tables, AppendRequest request, Set<TableEncoder> used) {
        if (!tables.policy().replicates(change.table())) {
            return;
        }
        var encoder = tables.encoder(change.table());
        if (encoder == null || !encoder.matches(anyImage(change))) {
            if (encoder == null || !tables.ddl().warns() || !encoder.covers(anyImage(change))) {
                setAside(change, tables, request, encoder != null);
                return;
            }
            warn(change, encoder, tables, request);
        }
        used.add(encoder);
        addRow(change, encoder, request);
    }

    private static void addRow(SourceEvent.RowChange change, TableEncoder encoder, AppendRequest request) {
        var place = AppendRequest.place(change);
        var schema = encoder.schema();
        var name = encoder.name();
        var entries = request.entries();
        var row = encoder.row(change);
        var refusal = encoder.adjustments().takeRefusal();
        var old = encoder.old(change);
        if (row.length() > LOGGED || (old != null && old.length() > LOGGED)) {
            throw Refusals.rowTooLargeForLog(change);
        }
        encoder.takeToRelax().forEach(column -> relax(encoder, column, request, place));
        encoder.takeToLabel().forEach(type -> addErrorLabel(encoder, type, request, place));
        entries.addRow(
                schema,
                name,
                kind(change.operation()),
                row,
                old,
                encoder.images().isBarrier(change),
                refusal,
                place);
    }

    private static LogEntries.Kind kind(SourceEvent.Operation operation) {
        return switch (operation) {
            case INSERT -> LogEntries.Kind.INSERT;
            case UPDATE -> LogEntries.Kind.UPDATE;
            case DELETE -> LogEntries.Kind.DELETE;
        };
    }

    private static void addErrorLabel(
            TableEncoder encoder, String type, AppendRequest request, LogEntries.EventPlace place) {
        request.entries()
                .addSchemaChange(
                        encoder.schema(),
                        encoder.name(),
                        Json.write(Map.of("effects", List.of(), "prepare", List.of(EMPTY_LABEL.formatted(type)))),
                        null,
                        place);
        request.add(
                "warnings",
                Map.of(
                        "code", "enum-error-value",
                        "database", encoder.table().id().database(),
                        "table", encoder.table().id().table(),
                        "warning",
                                "a row at %s:%d holds the error value '' of an enum; %s has it as a label now"
                                        .formatted(place.file(), place.position(), type)));
    }

    private static void relax(TableEncoder encoder, String column, AppendRequest request, LogEntries.EventPlace place) {
        request.entries()
                .addSchemaChange(
                        encoder.schema(),
                        encoder.name(),
                        Json.write(Map.of("effects", List.of())),
                        "ALTER TABLE %s ALTER COLUMN %s DROP NOT NULL"
                                .formatted(
                                        Identifiers.qualified(encoder.schema(), encoder.name()),
                                        Identifiers.quote(column)),
                        place);
        request.add(
                "warnings",
                Map.of(
                        "code", "not-null-dropped",
                        "database", encoder.table().id().database(),
                        "table", encoder.table().id().table(),
                        "warning",
                                "column %s takes NULL in the target, for a value at %s:%d that PostgreSQL cannot hold"
                                        .formatted(column, place.file(), place.position())));
    }

    private static Struct anyImage(SourceEvent.RowChange change) {
        return requireNonNull(change.after() == null ? change.before() : change.after());
    }

    private static void setAside(
            SourceEvent.RowChange change, ReplicatedTables tables, AppendRequest request, boolean isKnown) {
        if (!tables.isFirstMiss(change.table())) {
            return;
        }
        var why = isKnown
                ? "its rows have other columns than the schema changes read so far say; run sync_tables"
                : "rows arrived, but it was never copied; run sync_tables";
        setAside(change, change.table(), why, tables, request);
    }

    private static void setAside(SourceEvent.IncompleteRows rows, ReplicatedTables tables, AppendRequest request) {
        if (!tables.policy().replicates(rows.table()) || !tables.isFirstMiss(rows.table())) {
            return;
        }
        var why = "a session left a part of its rows out of the binlog at %s, by its own %s; take that setting from its"
                + " client and run sync_tables";
        setAside(rows, rows.table(), why.formatted(rows.place().binlog(), rows.variable()), tables, request);
    }

    private static void setAside(
            SourceEvent event, TableId table, String why, ReplicatedTables tables, AppendRequest request) {
        LOG.warn("table {} quarantined at {}: {}", table, event.place().binlog(), why);
        var schema = tables.policy().schema(table.database());
        var name = tables.model().table(table).map(TableModel::targetName).orElse(table.table());
        var effect = Map.of("effect", "quarantined", "schema", schema, "table", name, "why", why);
        request.entries()
                .addSchemaChange(
                        schema, name, Json.write(Map.of("effects", List.of(effect))), null, AppendRequest.place(event));
    }

    /** The operator wants such a table to go on with the columns that are known. */
    private static void warn(
            SourceEvent.RowChange change, TableEncoder encoder, ReplicatedTables tables, AppendRequest request) {
        if (!tables.isFirstMiss(change.table())) {
            return;
        }
        var warning = new DdlWarning(
                "columns-left-out",
                change.table(),
                "its rows at %s have more columns than the schema changes read so far say; those are left out"
                        .formatted(change.place().binlog()));
        LOG.warn("table {} goes on in part: {}", change.table(), warning.text());
        new SchemaChangeEntry(request, change, "", change.table().database())
                .warned(warning, encoder.schema(), encoder.name());
    }

    private static void addAdjustments(TableEncoder encoder, AppendRequest request) {
        encoder.adjustments()
                .drain()
                .forEach((key, count) -> request.add(
                        "adjustments",
                        Map.of(
                                "schema", encoder.schema(),
                                "table", encoder.name(),
                                "column", key.column(),
                                "adjustment", key.kind().id(),
                                "count", count)));
    }
}
