package dev.camelion.target;

import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import java.sql.SQLException;
import java.util.Optional;

/** Tells the target's failures apart: gone, held by another process, or refused. */
public final class TargetFailures {
    private TargetFailures() {}

    /** What a failure of the JDBC driver means; empty for any other. */
    public static Optional<ReplicaException> of(Throwable failure) {
        return failure instanceof SQLException refused ? Optional.of(of(refused)) : Optional.empty();
    }

    private static ReplicaException of(SQLException refused) {
        var state = String.valueOf(refused.getSQLState());
        var message = String.valueOf(refused.getMessage()).lines().findFirst().orElse("");
        if (state.startsWith("CM0")) {
            return new ReplicaException(
                    ErrorCode.LEASE_LOST,
                    message,
                    "Nothing: capture starts again from what the catalogue says",
                    refused);
        }
        if (state.startsWith("08") || state.startsWith("57P") || state.startsWith("53")) {
            return new ReplicaException(
                    ErrorCode.TARGET_UNREACHABLE,
                    "the target does not serve: %s %s".formatted(state, message),
                    "Look at the target's log; what was begun is begun again by itself",
                    refused);
        }
        return new ReplicaException(
                ErrorCode.TARGET_REFUSED,
                "the target refuses: %s %s".formatted(state, message),
                "Look at the target's log; nothing is lost",
                refused);
    }
}
