package dev.camelion;

import dev.camelion.catalogue.StatusStore;
import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The bean {@code lockWaits}: makes a round of the replay that stood still before a schema change say for whom. */
public final class LockWaits {
    private final StatusStore statuses;
    private final Map<String, Waiting> sources = new ConcurrentHashMap<>();

    private record Waiting(long id, Duration limit) {}

    LockWaits(StatusStore statuses) {
        this.statuses = statuses;
    }

    void add(String source, long id, Duration limit) {
        sources.put(source, new Waiting(id, limit));
    }

    /**
     * @throws ReplicaException where replay waits for a lock that sessions of the target hold
     */
    public void look(String source) {
        var waiting = sources.get(source);
        if (waiting == null) {
            return;
        }
        statuses.waitsFor(waiting.id).ifPresent(holders -> {
            throw new ReplicaException(
                    ErrorCode.TARGET_BUSY,
                    holders,
                    "End those sessions; after %s the table is set aside until the lock is free, and the others go on"
                            .formatted(words(waiting.limit)));
        });
    }

    private static String words(Duration limit) {
        return limit.toSeconds() % 60 == 0 ? limit.toMinutes() + " min" : limit.toSeconds() + " s";
    }
}
