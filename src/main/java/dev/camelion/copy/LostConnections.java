package dev.camelion.copy;

import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells what passes by itself, a server that restarts or a cut connection, and how long to wait for it. One copy. */
final class LostConnections {
    private static final Logger log = LoggerFactory.getLogger(LostConnections.class);
    private static final Set<ErrorCode> PASSING = Set.of(ErrorCode.SOURCE_UNREACHABLE, ErrorCode.TARGET_UNREACHABLE);
    private static final int MOST = 5;

    private Duration pause = Duration.ofSeconds(2);
    private int count;

    /**
     * Returns after a pause that doubles each time, where it is worth another try.
     *
     * @throws SQLException the failure, where it is none that passes or comes again and again
     */
    void awaitNext(Exception failure) throws SQLException {
        if (!isPassing(failure) || ++count > MOST || Thread.currentThread().isInterrupted()) {
            if (failure instanceof SQLException e) {
                throw e;
            }
            throw (RuntimeException) failure;
        }
        // the driver has the rest of the story in further lines
        var why = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
        log.warn("copy broke off and goes on in {} s ({} of {}): {}", pause.toSeconds(), count, MOST, why);
        var end = System.nanoTime() + pause.toNanos();
        while (System.nanoTime() - end < 0 && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
        pause = pause.multipliedBy(2);
    }

    // 08 and the driver's own of a cut connection, 57P a server that goes down or comes up
    static boolean isPassing(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ReplicaException known && PASSING.contains(known.code())) {
                return true;
            }
            if (cause instanceof SQLException e) {
                var state = String.valueOf(e.getSQLState());
                if (state.startsWith("08") || state.startsWith("57P")) {
                    return true;
                }
            }
        }
        return false;
    }
}
