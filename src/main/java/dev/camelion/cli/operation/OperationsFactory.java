package dev.camelion.cli.operation;

import dev.camelion.config.Settings;
import java.nio.file.Path;

/** Makes the operations for settings, once a command needs them. */
@FunctionalInterface
public interface OperationsFactory {
    Operations open(Path home, Settings settings);
}
