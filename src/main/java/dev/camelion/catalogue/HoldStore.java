package dev.camelion.catalogue;

import dev.camelion.model.BinlogPosition;
import java.time.Duration;

/** Holds a source's replay at a place of its binlog. */
public final class HoldStore {
    private final Sql sql;

    public HoldStore(Sql sql) {
        this.sql = sql;
    }

    /** Replay waits at the place, a commit of the source, for {@code life} at most. */
    public void hold(long sourceId, BinlogPosition place, Duration life) {
        sql.update("hold_replay", sourceId, place.file(), place.position(), life.toMillis());
    }

    /** Whether all that stands before the place is read and applied. */
    public boolean isApplied(long sourceId, BinlogPosition place) {
        return sql.first("held_at", row -> row.getBoolean(1), sourceId, place.file(), place.position())
                .orElse(false);
    }

    public void release(long sourceId) {
        sql.update("release_replay", sourceId);
    }
}
