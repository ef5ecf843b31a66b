package dev.camelion;

import dev.camelion.catalogue.PositionStore;
import dev.camelion.catalogue.SyncStore;
import dev.camelion.config.SettingsException;
import dev.camelion.ddl.SourceModelReader;
import dev.camelion.ddl.model.TableModel;
import dev.camelion.error.ReplicaException;
import dev.camelion.model.TableId;
import dev.camelion.source.TableDefinitions;
import java.util.ArrayList;
import java.util.TreeSet;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes tables as the source has them now into what capture knows, before it starts: tables that a sync asks for, by the
 * settings as the files have them now.
 */
final class StructureAdoption {
    private static final Logger LOG = LoggerFactory.getLogger(StructureAdoption.class);

    private final SyncStore syncs;
    private final PositionStore positions;
    private final Function<String, SourceControl.Replicated> fresh;

    /** @param fresh reads the settings of a source anew */
    StructureAdoption(SyncStore syncs, PositionStore positions, Function<String, SourceControl.Replicated> fresh) {
        this.syncs = syncs;
        this.positions = positions;
        this.fresh = fresh;
    }

    /** Returns what capture works with from now on; where nothing is asked for, or it cannot be, that is as before. */
    SourceControl.Replicated adopt(String source, SourceControl.Replicated current, long epoch) {
        var id = current.registered().id();
        var asked = new TreeSet<TableId>();
        syncs.requests(id).stream()
                .filter(request -> request.problem() == null)
                .forEach(request -> asked.add(request.table()));
        if (asked.isEmpty()) {
            return current;
        }
        try {
            var next = fresh.apply(source);
            adopt(next, asked, epoch);
            return next;
        } catch (ReplicaException | SettingsException refused) {
            // the source goes on without them: its capture must not stand still for a misspelt setting
            LOG.warn("capture source={} does not read the structure of {}: {}", source, asked, refused.getMessage());
            syncs.refuse(id, String.valueOf(refused.getMessage()));
            return current;
        }
    }

    private void adopt(SourceControl.Replicated next, TreeSet<TableId> asked, long epoch) {
        var databases = new TreeSet<String>();
        asked.forEach(table -> databases.add(table.database()));
        var found = TableDefinitions.read(next.connections(), databases, asked::contains);
        var id = next.registered().id();
        var model = positions.model(id);
        var models = new ArrayList<TableModel>();
        for (var definition : found.definitions().entrySet()) {
            model = SourceModelReader.with(model, definition.getKey(), definition.getValue(), next.policy());
            model.table(definition.getKey()).ifPresent(models::add);
        }
        var position = positions.load(id, next.registered().name());
        syncs.adopt(next.registered(), epoch, position, models, found.definitions());
        LOG.info(
                "capture source={} has read the structure of {} anew",
                next.registered().name(),
                asked);
        asked.removeAll(found.definitions().keySet());
        if (!asked.isEmpty()) {
            syncs.refuse(id, "the source has no table " + asked);
        }
    }
}
