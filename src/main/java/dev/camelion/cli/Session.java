package dev.camelion.cli;

import dev.camelion.cli.operation.Operations;
import dev.camelion.cli.operation.Progress;
import dev.camelion.cli.output.Output;
import dev.camelion.cli.progress.WatchedProgress;
import dev.camelion.config.Settings;
import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One run of a command: its options, its output, and the program it works with. */
final class Session {
    private final Program program;
    private final GlobalOptions options;
    private final PrintWriter out;
    private final Function<String, WatchedProgress> progress;
    private @Nullable Settings settings;

    /** @param progress shows how far an operation is, given what it does with a table */
    Session(Program program, GlobalOptions options, PrintWriter out, Function<String, WatchedProgress> progress) {
        this.program = program;
        this.options = options;
        this.out = out;
        this.progress = progress;
    }

    Program program() {
        return program;
    }

    Path home() {
        return options.home();
    }

    /** Prints a line for a person to read. */
    void line(String text) {
        out.print(text + "\n");
        out.flush();
    }

    Output output() {
        return new Output(out, options.format());
    }

    /** Does some work on the target and gives its result. */
    <T> T ask(Function<Operations, T> work) {
        try (var operations = program.operations().open(options.home(), settings())) {
            return work.apply(operations);
        }
    }

    /** The same for work on table after table: shows meanwhile how far it is. */
    <T> T watch(String what, BiFunction<Operations, Progress, T> work) {
        try (var operations = program.operations().open(options.home(), settings());
                var shown = progress.apply(what)) {
            return work.apply(operations, shown);
        }
    }

    /** Does some work on the target. */
    void tell(Consumer<Operations> work) {
        try (var operations = program.operations().open(options.home(), settings())) {
            work.accept(operations);
        }
    }

    boolean isSourceNamed() {
        return options.source() != null;
    }

    /** The source that is named, or the only one there is. */
    String source() {
        var sources = sources();
        if (sources.size() > 1) {
            throw new ReplicaException(
                    ErrorCode.OPTION_INVALID,
                    "there are several sources: " + String.join(", ", sources),
                    "Name one with --source");
        }
        return sources.get(0);
    }

    /** The source that is named, or all of them; one at least. */
    List<String> sources() {
        var known = settings().sources().keySet();
        var named = options.source();
        if (known.isEmpty()) {
            throw new ReplicaException(
                    ErrorCode.SOURCE_UNKNOWN,
                    "no source is configured",
                    "Rename config/sources/shop.yaml.example to NAME.yaml and fill it in");
        }
        if (named == null) {
            return List.copyOf(known);
        }
        if (!known.contains(named)) {
            throw new ReplicaException(
                    ErrorCode.SOURCE_UNKNOWN,
                    "there is no config/sources/%s.yaml".formatted(named),
                    "Name one of " + String.join(", ", known));
        }
        return List.of(named);
    }

    private Settings settings() {
        if (settings == null) {
            settings = program.settings().apply(options.home());
        }
        return settings;
    }
}
