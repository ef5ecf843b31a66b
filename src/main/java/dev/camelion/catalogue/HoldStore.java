package dev.camelion.catalogue;

import dev.camelion.model.BinlogPosition;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds a source's replay at a place of its binlog. A hold is known by when it runs out. */
public final class HoldStore {
    private final Sql sql;

    public HoldStore(Sql sql) {
        this.sql = sql;
    }

    /**
     * Replay waits at the place, a commit of the source, for {@code life} at most. Takes the place of any other hold.
     *
     * @return the hold
     */
    public String hold(long sourceId, BinlogPosition place, Duration life) {
        return sql.first(
                        "hold_replay",
                        row -> row.getString(1),
                        sourceId,
                        place.file(),
                        place.position(),
                        life.toMillis())
                .orElseThrow();
    }

    /**
     * The same, unless a hold of somebody else lives.
     *
     * @param own the caller's hold, which is moved; null where it has none
     * @return the hold; empty where another one lives
     */
    public Optional<String> claim(long sourceId, BinlogPosition place, Duration life, @Nullable String own) {
        return sql.first(
                "claim_replay",
                row -> row.getString(1),
                sourceId,
                place.file(),
                place.position(),
                life.toMillis(),
                own);
    }

    /** Whether all that stands before the place is read and applied. */
    public boolean isApplied(long sourceId, BinlogPosition place) {
        return sql.first("held_at", row -> row.getBoolean(1), sourceId, place.file(), place.position())
                .orElse(false);
    }

    /** Ends a hold. Does nothing where it ran out or another one took its place. */
    public void release(long sourceId, String hold) {
        sql.update("release_replay", sourceId, hold);
    }
}
