package dev.camelion.cli;

import dev.camelion.cli.operation.Demo;
import dev.camelion.cli.operation.OperationsFactory;
import dev.camelion.config.Settings;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.Predicate;

/** What the commands work with: none of it is made before a command needs it. */
public record Program(
        Function<Path, Settings> settings, OperationsFactory operations, Demo demo, Predicate<String> confirmation) {}
