package dev.camelion.copy;

import dev.camelion.model.SourcePosition;
import java.util.Optional;

/**
 * Reads what was written to the source since a copy's first snapshot, where it takes more than one, and keeps other
 * processes from the copy. The copy is named by the id of the source that stands for it in the catalogue.
 */
public interface SourceChanges {
    /** Why the changes cannot be read any more; empty where they can. */
    Optional<String> lost(long loadingId);

    /**
     * Makes this process the one that writes for the copy, until it ends. Waits for what a killed process has under way
     * in the target. Gives the epoch of the lease; the same one when called again.
     */
    long own(long loadingId);

    /**
     * Has all that was committed before the position in the log of the copy when it returns. Goes on reading, so that the
     * next call takes less time, until told to {@link #rest}.
     */
    void log(long loadingId, SourcePosition upTo);

    /** Reads nothing more until it is asked again. Safe to call at any time. */
    void rest();
}
