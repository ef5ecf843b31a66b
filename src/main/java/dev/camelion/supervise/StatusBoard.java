package dev.camelion.supervise;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One source's state, put together from what its parts report and written to the catalogue when it changes. What could
 * not be written, because the target is down, is written once it is up. Safe for many threads.
 */
public final class StatusBoard implements StatusSink {
    private static final Logger LOG = LoggerFactory.getLogger(StatusBoard.class);

    /** Where the state is kept; may throw. */
    public interface Writer {
        /**
         * @param state of {@code en_src_status}; null leaves it as it is
         * @param code of a failure that is new, for the error log; null where there is none
         */
        void write(@Nullable State state, @Nullable String message, @Nullable String code);
    }

    /** What a source with a process is. */
    public enum State {
        RUNNING,
        STOPPED,
        ERROR
    }

    private final String source;
    private final Writer writer;
    private final Map<String, String> failures = new LinkedHashMap<>();

    private @Nullable State capture;
    private boolean isWritten = true;
    private @Nullable String newCode;

    public StatusBoard(String source, Writer writer) {
        this.source = source;
        this.writer = writer;
    }

    @Override
    public synchronized void running() {
        capture = State.RUNNING;
        failures.remove("capture");
        changed(null);
    }

    @Override
    public synchronized void failed(String code, String message) {
        capture = State.ERROR;
        failures.put("capture", message);
        changed(code);
    }

    @Override
    public synchronized void stopped(@Nullable String message) {
        capture = State.STOPPED;
        failures.clear();
        if (message != null) {
            failures.put("capture", message);
        }
        changed(null);
    }

    /** A round of a part (replay, maintain, poll) failed; said until one succeeds. */
    public synchronized void roundFailed(String part, Failure failure) {
        var message = part + ": " + failure.message();
        if (capture != State.STOPPED && !message.equals(failures.put(part, message))) {
            LOG.warn("{} failed source={}: {}", part, source, failure.message());
            changed(failure.code().id());
        }
    }

    public synchronized void roundSucceeded(String part) {
        if (failures.remove(part) != null) {
            LOG.info("{} goes on source={}", part, source);
            changed(null);
        } else if (!isWritten) {
            write();
        }
    }

    private void changed(@Nullable String code) {
        newCode = code == null ? newCode : code;
        isWritten = false;
        write();
    }

    private void write() {
        try {
            writer.write(state(), failures.isEmpty() ? null : String.join(" ", failures.values()), newCode);
            isWritten = true;
            newCode = null;
        } catch (RuntimeException targetDown) {
            LOG.debug("status of {} not written: {}", source, targetDown.getMessage());
        }
    }

    private @Nullable State state() {
        return capture == State.RUNNING && failures.containsKey("replay") ? State.ERROR : capture;
    }
}
