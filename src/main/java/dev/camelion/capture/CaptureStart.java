package dev.camelion.capture;

import dev.camelion.catalogue.StoredPosition;
import java.util.List;

/**
 * What one start of the engine goes on from: read from the catalogue at every start, so that nothing in the process
 * outlives a failure.
 *
 * @param history the engine's schema history as of the stored offset
 * @param epoch of the lease the appends are made under
 */
public record CaptureStart(StoredPosition position, List<String> history, long epoch) {
    public CaptureStart {
        history = List.copyOf(history);
    }
}
