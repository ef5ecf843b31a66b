package dev.camelion.cli.operation;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Shows the program at work without anything being set up. */
@FunctionalInterface
public interface Demo {
    /**
     * Runs as planned and gives the exit status: 0 only when both sides are equal. Routes and settings are taken from the
     * home.
     */
    int run(Path home, Plan plan, Story story);

    /**
     * What is to be shown.
     *
     * @param length null: until it is interrupted
     * @param hasBadRow whether the load has a row that the target refuses
     */
    record Plan(@Nullable Duration length, boolean hasBadRow) {}
}
