package dev.camelion.monitor;

import dev.camelion.catalogue.SourceState;
import dev.camelion.catalogue.SourceStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
        if (status == SourceStatus.INITIALISING && !state.isLeaseLive()) {
            status = SourceStatus.ERROR;
            messages.add(
                    "No process copies it: init_replica was ended before it was through. What it has copied stays.");
        }
        if (state.isSyncing() && state.isLeaseLive() && status != SourceStatus.ERROR) {
            status = SourceStatus.SYNCING;
        }
        if (isStarting(state, status)) {
            messages.add("Capture is starting.");
        }
        count(messages, state.quarantined(), "1 table is in quarantine.", "%d tables are in quarantine.");
        count(messages, state.copyNeeded(), "1 table needs another copy.", "%d tables need another copy.");
        count(messages, state.discarded(), "1 row was discarded.", "%d rows were discarded.");
        return new Report(status.id(), messages.isEmpty() ? null : String.join(" ", messages), nextStep(state, status));
    }

    private static boolean isCopyBroken(SourceState state) {
        var message = state.message() == null ? "" : state.message();
        return state.status() == SourceStatus.INITIALISING
                || (state.isCopyBegun() && message.startsWith("init_replica"));
    }

    private static void count(List<String> messages, long count, String one, String several) {
        if (count > 0) {
            messages.add(count == 1 ? one : several.formatted(count));
        }
    }

    private static boolean isStarting(SourceState state, SourceStatus status) {
        return state.isLeaseLive() && (status == SourceStatus.INITIALISED || status == SourceStatus.STOPPED);
    }

    private static @Nullable String nextStep(SourceState state, SourceStatus status) {
        var source = " --source " + state.source();
        if (status == SourceStatus.READY || status == SourceStatus.INITIALISING) {
            return state.isLeaseLive() ? null : "init_replica" + source;
        }
        if (status == SourceStatus.ERROR && !state.isLeaseLive() && isCopyBroken(state)) {
            return "init_replica" + source;
        }
        if (status == SourceStatus.ERROR && !state.isLeaseLive()) {
            return "start_replica" + source;
        }
        if (state.quarantined() > 0 || state.copyNeeded() > 0 || state.discarded() > 0) {
            return "show_errors" + source;
        }
        return status == SourceStatus.INITIALISED && !state.isLeaseLive() ? "start_replica" + source : null;
    }
}
