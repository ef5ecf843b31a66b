package dev.camelion.copy;

import dev.camelion.catalogue.SnapshotState;
import dev.camelion.ddl.model.SourceModel;
import dev.camelion.ddl.outcome.DdlWarning;
import dev.camelion.model.SourcePosition;
import java.time.Duration;
import java.util.List;

/**
 * Tables in their loading schemas, with keys, indexes, comments and statistics, all as of one position.
 *
 * @param loadingId of the source that stands for the copy; the rows that were refused are under it
 * @param model of these tables at the position
 * @param definitions what the engine starts from, also of tables of the databases that were not copied
 * @param warnings what of the tables cannot be replicated truly
 * @param way by which the last snapshot was taken, with the reason where it is not the first one
 * @param lockHeld how long nobody could write to the source
 */
record LoadedTables(
        long loadingId,
        SourcePosition position,
        SourceModel model,
        List<SnapshotState.Definition> definitions,
        List<TableOutcome> outcomes,
        List<DdlWarning> warnings,
        String way,
        Duration lockHeld) {
    LoadedTables {
        definitions = List.copyOf(definitions);
        outcomes = List.copyOf(outcomes);
        warnings = List.copyOf(warnings);
    }
}
