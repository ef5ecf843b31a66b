package dev.camelion.config;

import dev.camelion.config.key.Group;
import dev.camelion.config.key.Key;
import dev.camelion.config.key.Types;
import dev.camelion.config.key.Values;
import java.time.Duration;
import java.util.List;

/** How the initial copy is made. Valid once constructed. */
public record CopySettings(int workers, long chunkSize, long indexMemory, Duration lockWait) {
    private static final int USUAL_WORKERS = 2;

    static final Key<Integer> WORKERS = Key.optional(
            "camelion.copy.workers",
            Group.OFTEN,
            Types.integer(1, 64, USUAL_WORKERS),
            "How many chunks are copied at once; each takes a connection to both ends. Left out, it is 2, and 1 on a"
                    + " machine with one core.");

    static final Key<Long> CHUNK_SIZE = Key.withDefault(
            "camelion.copy.chunk-size",
            Group.RARELY,
            Types.size("64KB", "64GB", "32MB"),
            "32MB",
            "About how much of a table is one chunk, by MySQL's own estimate: what is copied in one transaction of the"
                    + " target, and not again after a copy was killed.");

    static final Key<Long> INDEX_MEMORY = Key.withDefault(
            "camelion.copy.index-memory",
            Group.RARELY,
            Types.size("1MB", "1024GB", "256MB"),
            "256MB",
            "Memory of the target for building one index (`maintenance_work_mem`); as many as there are workers are built"
                    + " at once.");

    static final Key<Duration> LOCK_WAIT = Key.withDefault(
            "camelion.copy.lock-wait",
            Group.RARELY,
            Types.duration("1s", "5 min", "3s"),
            "3s",
            "How long one attempt to take a snapshot of a source waits for a lock, and lets writers wait behind it.");

    static final List<Key<?>> KEYS = List.of(WORKERS, CHUNK_SIZE, INDEX_MEMORY, LOCK_WAIT);

    public CopySettings {
        WORKERS.check(workers);
        CHUNK_SIZE.check(chunkSize);
        INDEX_MEMORY.check(indexMemory);
        LOCK_WAIT.check(lockWait);
    }

    static CopySettings of(Values values) {
        return new CopySettings(
                workers(values), values.get(CHUNK_SIZE), values.get(INDEX_MEMORY), values.get(LOCK_WAIT));
    }

    static int workers(Values values) {
        return values.find(WORKERS)
                .orElse(Math.min(USUAL_WORKERS, Runtime.getRuntime().availableProcessors()));
    }
}
