package dev.camelion.supervise;

import org.jspecify.annotations.Nullable;

/** Where a source's state is said. Implementations never throw: a target that is down must not stop the supervisor. */
public interface StatusSink {
    void running();

    /** Capture is not running; {@code message} says why and what comes next. */
    void failed(String code, String message);

    void stopped(@Nullable String message);
}
