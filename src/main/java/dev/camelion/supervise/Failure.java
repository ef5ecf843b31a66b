package dev.camelion.supervise;

import dev.camelion.error.ErrorCode;
import dev.camelion.error.HeapFull;
import dev.camelion.error.ReplicaException;
import dev.camelion.target.TargetFailures;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What a failure comes down to, in one line for the operator. */
public record Failure(ErrorCode code, String message) {
    public static Failure of(@Nullable Throwable failure) {
        var full = failure == null ? null : HeapFull.of(failure).orElse(null);
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ReplicaException known) {
                return new Failure(known.code(), String.valueOf(known.getMessage()));
            }
            var target = TargetFailures.of(cause).orElse(null);
            if (target != null) {
                return new Failure(target.code(), String.valueOf(target.getMessage()));
            }
            if (full != null) {
                return new Failure(full.code(), String.valueOf(full.getMessage()));
            }
            if (cause instanceof IOException) {
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
