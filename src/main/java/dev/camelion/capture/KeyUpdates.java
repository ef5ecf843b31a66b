package dev.camelion.capture;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Puts together what the engine takes apart: an update that changes a row's key comes as a delete and an insert, which
 * would be other events to foreign keys that refer to the row. One instance a start of the engine.
 */
final class KeyUpdates {
    private @Nullable EngineRecord deleted;

    /** Whether the record is a first half, which is kept and is no event of its own. */
    boolean keeps(EngineRecord record) {
        if (record.isKeyUpdatesDelete()) {
            deleted = record;
            return true;
        }
        return false;
    }

    /** What a record of rows says at this place. */
    SourceEvent event(EngineRecord record, SourceEvent.Place place) {
        return record.kind() == EngineRecord.Kind.INCOMPLETE_ROWS
                ? new SourceEvent.IncompleteRows(place, record.table(), record.variable())
                : change(record, place);
    }

    private SourceEvent.RowChange change(EngineRecord record, SourceEvent.Place place) {
        if (!record.isKeyUpdatesInsert()) {
            return new SourceEvent.RowChange(
                    place, record.table(), record.operation(), record.before(), record.after());
        }
        var before = requireNonNull(deleted, "the engine sent the second half of an update alone")
                .before();
        deleted = null;
        return new SourceEvent.RowChange(place, record.table(), SourceEvent.Operation.UPDATE, before, record.after());
    }
}
