package dev.camelion.testkit;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ThrowingRunnable;

/** Waits for what is to become true, with the project's limit and pace. */
public final class Eventually {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration PACE = Duration.ofMillis(100);

    private Eventually() {}

    /** Waits until the condition holds; an exception from it counts as "not yet". */
    public static void holds(String description, Callable<Boolean> condition) {
        holds(description, LIMIT, condition);
    }

    public static void holds(String description, Duration limit, Callable<Boolean> condition) {
        waiting(description, limit).until(condition);
    }

    /** Waits until the assertion passes; the failure shows the last one's message. */
    public static void passes(String description, ThrowingRunnable assertion) {
        passes(description, LIMIT, assertion);
    }

    public static void passes(String description, Duration limit, ThrowingRunnable assertion) {
        waiting(description, limit).untilAsserted(assertion);
    }

    private static ConditionFactory waiting(String description, Duration limit) {
        return Awaitility.await(description)
                .atMost(limit)
                .pollInterval(PACE)
                .pollDelay(Duration.ZERO)
                .ignoreExceptions();
    }
}
