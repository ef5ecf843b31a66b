package dev.camelion.error;

import java.util.Optional;

/** An OutOfMemoryError as a failure that an operator can act on. */
public final class HeapFull {
    private HeapFull() {}

    /** Empty where no OutOfMemoryError is the reason. */
    public static Optional<ReplicaException> of(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError) {
                return Optional.of(new ReplicaException(
                        ErrorCode.HEAP_FULL,
                        "the heap of %d MB is full: %s"
                                .formatted(Runtime.getRuntime().maxMemory() >> 20, cause.getMessage()),
                        "Start the process with a larger heap (-Xmx)",
                        failure));
            }
        }
        return Optional.empty();
    }
}
