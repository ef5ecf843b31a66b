package dev.camelion.source;

import java.time.Duration;

/**
 * How patient the taking of a snapshot is. Writers of the source wait behind a lock that is not granted yet, so that it
 * is asked for briefly, and again later.
 *
 * @param lockWait how long one attempt waits for a lock; whole seconds, one at least
 * @param attempts for each way to a snapshot
 * @param pause before the second attempt; doubles with each one after it
 * @param ping how often a connection of the snapshot that is not in use shows the server a sign of life
 */
public record SnapshotRules(Duration lockWait, int attempts, Duration pause, Duration ping) {
    public static final SnapshotRules DEFAULT =
            new SnapshotRules(Duration.ofSeconds(3), 4, Duration.ofSeconds(1), Duration.ofSeconds(30));

    public SnapshotRules {
        if (attempts < 1) {
            throw new IllegalArgumentException("a snapshot takes one attempt or more, not " + attempts);
        }
    }

    public SnapshotRules withLockWait(Duration other) {
        return new SnapshotRules(other, attempts, pause, ping);
    }

    public SnapshotRules withAttempts(int other) {
        return new SnapshotRules(lockWait, other, pause, ping);
    }

    public SnapshotRules withPause(Duration other) {
        return new SnapshotRules(lockWait, attempts, other, ping);
    }

    public SnapshotRules withPing(Duration other) {
        return new SnapshotRules(lockWait, attempts, pause, other);
    }

    /** As MySQL and JDBC count it. */
    int lockWaitSeconds() {
        return Math.max(1, Math.toIntExact(lockWait.plusMillis(999).toSeconds()));
    }

    /** Before the attempt after this one, which are counted from 1. */
    Duration pauseAfter(int attempt) {
        return pause.multipliedBy(1L << Math.min(attempt - 1, 16));
    }
}
