package dev.camelion.cli;

import dev.camelion.cli.output.Format;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command has, before or after its name. */
final class GlobalOptions {
    @Option(
            names = "--home",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "Holds config/ and routes/. Default: the current directory.")
    private Path home = Path.of("");

    @Option(
            names = {"--source", "--config"},
            paramLabel = "NAME",
            scope = ScopeType.INHERIT,
            description = "The source: config/sources/NAME.yaml. Default: the only one there is.")
    private @Nullable String source;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            scope = ScopeType.INHERIT,
            description = "How the answer is printed: table or json. Default: table.")
    private Format format = Format.TABLE;

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "Log more, and print the stack trace of an error.")
    private boolean debug;

    @Option(names = "--thread", hidden = true, scope = ScopeType.INHERIT, description = "Has no effect.")
    private boolean thread;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Print this help.")
    private boolean help;

    @Option(names = "--version", versionHelp = true, scope = ScopeType.INHERIT, description = "Print the version.")
    private boolean version;

    Path home() {
        return home;
    }

    @Nullable
    String source() {
        return source;
    }

    Format format() {
        return format;
    }

    boolean isDebug() {
        return debug;
    }
}
