package dev.camelion.supervise;

import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What a failure comes down to, in one line for the operator. */
public record Failure(ErrorCode code, String message) {
    public static Failure of(@Nullable Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ReplicaException known) {
                return new Failure(known.code(), String.valueOf(known.getMessage()));
            }
            if (cause instanceof SQLException refused) {
                return ofTarget(refused);
            }
            if (cause instanceof java.io.IOException) {
                return new Failure(
                        ErrorCode.SOURCE_UNREACHABLE,
                        "%s the connection to the source broke: %s."
                                .formatted(ErrorCode.SOURCE_UNREACHABLE.id(), cause.getMessage()));
            }
        }
        return new Failure(
                ErrorCode.CAPTURE_STOPPED,
                "%s %s."
                        .formatted(
                                ErrorCode.CAPTURE_STOPPED.id(), failure == null ? "no reason given" : root(failure)));
    }

    private static Failure ofTarget(SQLException refused) {
        var state = String.valueOf(refused.getSQLState());
        if (state.startsWith("CM0")) {
            return new Failure(
                    ErrorCode.LEASE_LOST, "%s %s.".formatted(ErrorCode.LEASE_LOST.id(), line(refused.getMessage())));
        }
        var code = state.startsWith("08") || state.startsWith("57P")
                ? ErrorCode.TARGET_UNREACHABLE
                : ErrorCode.TARGET_REFUSED;
        return new Failure(code, "%s %s %s.".formatted(code.id(), state, line(refused.getMessage())));
    }

    private static String root(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return line(cause.toString());
    }

    private static String line(@Nullable String text) {
        return String.valueOf(text).lines().findFirst().orElse("");
    }
}
