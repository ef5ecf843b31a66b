package dev.camelion.capture;

import dev.camelion.ddl.Translation;
import dev.camelion.ddl.model.ColumnModel;
import dev.camelion.ddl.model.SourceModel;
import dev.camelion.ddl.outcome.DdlWarning;
import dev.camelion.ddl.outcome.TableEffect;
import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import dev.camelion.model.TableId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of one schema change that cannot be carried over, as the source's setting says. */
record UnsupportedDdl(
        String source,
        SourceEvent.SchemaChange event,
        ReplicatedTables tables,
        AppendRequest request,
        SchemaChangeEntry ddl) {
    private static final Logger LOG = LoggerFactory.getLogger(UnsupportedDdl.class);
    private static final int LONGEST_TEXT_SHOWN = 1000;

    /**
     * @throws ReplicaException where capture has to stop before the change
     */
    void handle(Translation.Unsupported unsupported) {
        refuse(unsupported.why());
        LOG.warn("ddl unsupported source={} at={}: {}", source, event.place().binlog(), unsupported.why());
        var before = tables.model();
        var isWarning = tables.ddl().warns();
        var why = "unsupported schema change at %s: %s".formatted(event.place().binlog(), unsupported.why());
        ddl.unsupported(
                unsupported.why(),
                unsupported.tables().stream()
                        .map(id -> isWarning ? needsCopy(id, before, why) : setAside(id, before, why))
                        .toList());
        if (isWarning) {
            // the model stays as it was: what follows is understood as far as it fits
            unsupported.tables().forEach(id -> ddl.warn(new DdlWarning("unsupported", id, why)));
        } else {
            TranslateDdlProcessor.become(before, unsupported.after(), tables, request);
        }
    }

    private void refuse(String why) {
        if (tables.ddl().stops()) {
            throw new ReplicaException(
                    ErrorCode.DDL_UNSUPPORTED,
                    "source %s: the schema change at %s cannot be carried over (%s): %s"
                            .formatted(source, event.place().binlog(), why, shown(event.logged())),
                    "Stop the replica, give other words for it under ddl.replace in config/sources/%s.yaml or change"
                                    .formatted(source)
                            + " ddl.on-unsupported, and start it again");
        }
    }

    private static String shown(String sql) {
        var line = sql.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST_TEXT_SHOWN ? line : line.substring(0, LONGEST_TEXT_SHOWN) + "...";
    }

    /**
     * Where the engine's own model has other columns than ours, one of the two would decode rows wrongly.
     *
     * @param all looks at tables too that the change left alone as far as we know
     */
    List<TableEffect> disagreements(SourceModel after, boolean all) {
        var effects = new ArrayList<TableEffect>();
        for (var engine : event.columns()) {
            disagreement(engine, after, all).ifPresent(effects::add);
        }
        return effects;
    }

    private Optional<TableEffect> disagreement(SourceEvent.EngineTable engine, SourceModel after, boolean all) {
        var ours = after.table(engine.table()).orElse(null);
        if (ours == null
                || !all && ours.equals(tables.model().table(engine.table()).orElse(null))) {
            return Optional.empty();
        }
        var names = ours.columns().stream().map(ColumnModel::name).toList();
        if (names.equals(engine.columns())) {
            return Optional.empty();
        }
        var why = "after a schema change at %s the binlog reader sees the columns %s, the translator %s"
                .formatted(event.place().binlog(), engine.columns(), names);
        refuse(why);
        return Optional.of(
                tables.ddl().warns() && engine.columns().containsAll(names)
                        ? needsCopy(engine.table(), after, why)
                        : setAside(engine.table(), after, why));
    }

    private TableEffect setAside(TableId id, SourceModel model, String why) {
        return new TableEffect.Quarantined(tables.policy().schema(id.database()), name(id, model), why);
    }

    private TableEffect needsCopy(TableId id, SourceModel model, String why) {
        return new TableEffect.NeedsCopy(tables.policy().schema(id.database()), name(id, model), why);
    }

    private static String name(TableId id, SourceModel model) {
        return model.table(id).map(t -> t.targetName()).orElse(id.table());
    }
}
