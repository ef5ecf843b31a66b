package dev.camelion.monitor;

import dev.camelion.catalogue.SourceState;
import dev.camelion.catalogue.SourceStatus;
import java.time.Duration;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Says what a source's state means. A status is never better than what is known: running is a live lease that hears. */
public final class StatusReader {
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private StatusReader() {}

    /** The status to show, what is wrong, and what to do; both null when nothing is wrong. */
    public record Report(
            String status,
            @Nullable String message,
            @Nullable String nextStep) {}

    public static Report report(SourceState state) {
        var messages = new ArrayList<String>();
        if (state.message() != null) {
            messages.add(state.message());
        }
        var status = state.status();
        if (status == SourceStatus.RUNNING && !state.isLeaseLive()) {
            status = SourceStatus.ERROR;
            messages.add("No process holds the source's lease: the one that replicated it was ended.");
        } else if (status == SourceStatus.RUNNING
                && state.silence() != null
                && state.silence().compareTo(SILENCE) > 0) {
            status = SourceStatus.ERROR;
            messages.add("Capture has heard nothing for %d s."
                    .formatted(state.silence().toSeconds()));
        }
        if (isStarting(state, status)) {
            messages.add("Capture is starting.");
        }
        if (state.quarantined() > 0) {
            messages.add(
                    state.quarantined() == 1
                            ? "1 table is in quarantine."
                            : "%d tables are in quarantine.".formatted(state.quarantined()));
        }
        if (state.discarded() > 0) {
            messages.add(
                    state.discarded() == 1
                            ? "1 row was discarded."
                            : "%d rows were discarded.".formatted(state.discarded()));
        }
        return new Report(status.id(), messages.isEmpty() ? null : String.join(" ", messages), nextStep(state, status));
    }

    private static boolean isStarting(SourceState state, SourceStatus status) {
        return state.isLeaseLive() && (status == SourceStatus.INITIALISED || status == SourceStatus.STOPPED);
    }

    private static @Nullable String nextStep(SourceState state, SourceStatus status) {
        if (status == SourceStatus.ERROR && !state.isLeaseLive()) {
            return "start_replica --source " + state.source();
        }
        if (state.quarantined() > 0) {
            return "show_status --source " + state.source();
        }
        if (state.isLeaseLive()) {
            return null;
        }
        return switch (status) {
            case READY, INITIALISING -> "init_replica --source " + state.source();
            case INITIALISED -> "start_replica --source " + state.source();
            default -> null;
        };
    }
}
