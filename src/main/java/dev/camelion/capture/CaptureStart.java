package dev.camelion.capture;

import dev.camelion.catalogue.StoredPosition;
import java.util.List;
import java.util.Map;

/**
 * What one start of the engine goes on from: read from the catalogue at every start, so that nothing in the process
 * outlives a failure.
 *
 * @param history the engine's schema history as of the stored offset
 * @param epoch of the lease the appends are made under
 * @param connection the engine's settings that say where the source is and what of it is read; they hold the password,
 *     which therefore never stands in a route
 * @param largestRow most bytes of one row, old and new values together
 * @param words puts statements in words that the engine reads right; fresh, without the history
 */
public record CaptureStart(
        StoredPosition position,
        List<String> history,
        long epoch,
        Map<String, String> connection,
        long largestRow,
        EngineWords words) {
    public CaptureStart {
        history = List.copyOf(history);
        connection = Map.copyOf(connection);
    }
}
