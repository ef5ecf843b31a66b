package dev.camelion.error;

import org.jspecify.annotations.Nullable;

/** A failure the operator can act on: its code, what went wrong and where, and what to do. */
public final class ReplicaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    public ReplicaException(ErrorCode code, String problem, String hint) {
        this(code, problem, hint, null);
    }

    public ReplicaException(ErrorCode code, String problem, String hint, @Nullable Throwable cause) {
        super(
                "%s %s. %s"
                        .formatted(
                                code.id(), withoutStop(problem), hint.endsWith("?") ? hint : withoutStop(hint) + "."),
                cause);
        this.code = code;
    }

    public ErrorCode code() {
        return code;
    }

    private static String withoutStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }
}
