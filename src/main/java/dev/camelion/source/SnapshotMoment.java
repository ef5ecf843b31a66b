package dev.camelion.source;

import dev.camelion.model.SourcePosition;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one attempt came to.
 *
 * @param readers that see the source as it was, some of those given
 * @param uncertainUpTo null where the position is exact
 * @param lockHeld how long writers may have waited, the time included in which the lock was waited for
 * @param tableLocks the session that keeps tables of engines without snapshots locked; null where there are none
 */
record SnapshotMoment(
        List<Connection> readers,
        SourcePosition position,
        @Nullable SourcePosition uncertainUpTo,
        Duration lockHeld,
        @Nullable Connection tableLocks) {}
