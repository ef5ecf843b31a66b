package dev.camelion.cli.operation;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Shows the program at work without anything being set up. */
@FunctionalInterface
public interface Demo {
    /**
     * Runs for this long, or until it is interrupted; gives the exit status: 0 only when both sides are equal. Routes and
     * settings are taken from the home; lines for a person to read go to {@code out}.
     */
    int run(Path home, @Nullable Duration length, Consumer<String> out);
}
