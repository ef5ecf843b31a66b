package dev.camelion.capture;

import org.jspecify.annotations.Nullable;

/** What a capture route needs from the rest of the program, by source. */
public interface CaptureControl {
    /**
     * Checks that the source can go on from where the log ends, and says where that is.
     *
     * @throws dev.camelion.error.ReplicaException where it cannot
     */
    CaptureStart begin(String source);

    /** The first append since the start was made: capture runs. */
    void appended(String source);

    /** The engine ended by itself: with its failure, or null when it gave no reason. Called on the engine's thread. */
    void ended(String source, @Nullable Throwable failure);
}
