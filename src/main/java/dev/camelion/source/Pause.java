package dev.camelion.source;

import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import java.time.Duration;

/** Waiting for a server that cannot be asked to tell. */
final class Pause {
    private Pause() {}

    static void of(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ReplicaException(
                    ErrorCode.NOT_CLEAN, "the wait for the source was interrupted", "Run the command again", e);
        }
    }

    static void of(Duration time) {
        of(time.toMillis());
    }
}
