package dev.camelion.cli.operation;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Shows the program at work without anything being set up. */
@FunctionalInterface
public interface Demo {
    /** Runs for this long, or until it is interrupted; gives the exit status: 0 only when both sides are equal. */
    int run(@Nullable Duration length);
}
