package dev.camelion.cli;

import dev.camelion.cli.progress.Screen;
import dev.camelion.cli.progress.WatchedProgress;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.logging.log4j.jul.Log4jBridgeHandler;
import picocli.CommandLine;

/** The command line: parses arguments, runs the command, and gives its exit status. */
public final class Commands {
    private static final int HELP_WIDTH = 100;
    private static final String LOG_LEVEL = "camelion.log.level";

    private final CommandLine root;

    public Commands(Program program) {
        this(program, utf8(System.out), Screen.onStandardError());
    }

    private Commands(Program program, PrintWriter out, Screen screen) {
        this(program, out, utf8(screen.stream()), work -> WatchedProgress.on(screen, work));
    }

    Commands(Program program, PrintWriter out, PrintWriter err) {
        this(program, out, err, work -> WatchedProgress.inLines(err, work));
    }

    /** @param progress shows how far an operation is, given what it does with a table */
    private Commands(Program program, PrintWriter out, PrintWriter err, Function<String, WatchedProgress> progress) {
        var options = new GlobalOptions();
        var session = new Session(program, options, out, progress);
        var failures = new Failures(err, options::isDebug);
        root = new CommandLine(new RootCommand(options));
        add(() -> new CreateSchemaCommand(session));
        add(() -> new DropSchemaCommand(session));
        add(() -> new AddSourceCommand(session));
        add(() -> new InitReplicaCommand(session));
        add(() -> new SyncTablesCommand(session));
        add(() -> new StartReplicaCommand(session));
        add(() -> new StopReplicaCommand(session));
        add(() -> new ShowStatusCommand(session));
        add(() -> new ShowSourcesCommand(session));
        add(() -> new ShowErrorsCommand(session));
        add(() -> new RetryErrorsCommand(session));
        add(() -> new SkipErrorsCommand(session));
        add(() -> new VerifyCommand(session));
        add(() -> new DemoCommand(session));
        add(() -> new ShowVersionCommand(session));
        root.setOut(out)
                .setErr(err)
                .setUsageHelpWidth(HELP_WIDTH)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures)
                .setExecutionStrategy(arguments -> {
                    configureLog(options, arguments);
                    return new CommandLine.RunLast().execute(arguments);
                });
    }

    /** Runs one command; whatever goes wrong is printed, and shows in the exit status. */
    public int run(String... arguments) {
        return root.execute(arguments);
    }

    CommandLine root() {
        return root;
    }

    /** Adds a command under its name, and once more, hidden, with hyphens for its underscores. */
    private void add(Supplier<Object> command) {
        var underscored = new CommandLine(command.get());
        var name = underscored.getCommandName();
        root.addSubcommand(name, underscored);
        if (name.contains("_")) {
            var hyphenated = new CommandLine(command.get());
            hyphenated.getCommandSpec().usageMessage().hidden(true);
            root.addSubcommand(name.replace('_', '-'), hyphenated);
        }
    }

    /** Must come before the first logger is made. */
    private static void configureLog(GlobalOptions options, CommandLine.ParseResult arguments) {
        var file = options.home().resolve("config/log4j2.properties");
        if (Files.isReadable(file) && System.getProperty("log4j2.configurationFile") == null) {
            System.setProperty("log4j2.configurationFile", file.toAbsolutePath().toString());
        }
        if (options.isDebug()) {
            System.setProperty(LOG_LEVEL, "DEBUG");
        } else if (isDemo(arguments) && System.getProperty(LOG_LEVEL) == null) {
            System.setProperty(LOG_LEVEL, "WARN");
        }
        // what logs by java.util.logging would print on its own otherwise, whatever our settings say
        Log4jBridgeHandler.install(true, "", true);
    }

    /** The demo tells its story on stdout: what goes well is not told twice. */
    private static boolean isDemo(CommandLine.ParseResult arguments) {
        return arguments.hasSubcommand() && arguments.subcommand().commandSpec().userObject() instanceof DemoCommand;
    }

    private static PrintWriter utf8(java.io.PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }
}
