package dev.camelion.cli;

import dev.camelion.config.SettingsException;
import dev.camelion.config.key.Nearest;
import dev.camelion.error.ErrorCode;
import dev.camelion.error.HeapFull;
import dev.camelion.error.ReplicaException;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Prints what went wrong, one line a problem, and gives the exit status. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private final PrintWriter err;
    private final BooleanSupplier isDebug;

    Failures(PrintWriter err, BooleanSupplier isDebug) {
        this.err = err;
        this.isDebug = isDebug;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult arguments)
            throws ParameterException {
        if (failure instanceof ParameterException usage) {
            return handleParseException(usage, arguments.originalArgs().toArray(new String[0]));
        }
        if (failure instanceof SettingsException settings) {
            return print(String.valueOf(settings.getMessage()), settings.exitStatus(), failure);
        }
        if (failure instanceof ReplicaException replica) {
            return print(String.valueOf(replica.getMessage()), replica.code().exitStatus(), failure);
        }
        var full = HeapFull.of(failure).orElse(null);
        if (full != null) {
            return print(String.valueOf(full.getMessage()), full.code().exitStatus(), failure);
        }
        var bug = new ReplicaException(
                ErrorCode.BUG,
                failure.toString().replaceAll("\\s+", " "),
                "Run it again with --debug, and report what it prints",
                failure);
        return print(String.valueOf(bug.getMessage()), ErrorCode.BUG.exitStatus(), failure);
    }

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        var problem = problem(failure);
        return print(String.valueOf(problem.getMessage()), problem.code().exitStatus(), problem);
    }

    private static ReplicaException problem(ParameterException failure) {
        var command = failure.getCommandLine();
        var help = "See " + command.getCommandSpec().qualifiedName() + " --help";
        if (failure instanceof UnmatchedArgumentException unmatched) {
            var argument = unmatched.getUnmatched().get(0);
            var isOption = argument.startsWith("-");
            var known = isOption ? optionNames(command) : commandNames(command);
            var what = isOption ? "an option" : known.isEmpty() ? "an argument" : "a command";
            return new ReplicaException(
                    isOption || known.isEmpty() ? ErrorCode.OPTION_INVALID : ErrorCode.COMMAND_UNKNOWN,
                    "%s is not %s of %s"
                            .formatted(argument, what, command.getCommandSpec().qualifiedName()),
                    Nearest.to(argument, known)
                            .map(nearest -> "Did you mean " + nearest + "?")
                            .orElse(help));
        }
        return new ReplicaException(
                ErrorCode.OPTION_INVALID, String.valueOf(failure.getMessage()).replaceAll("\\s+", " "), help);
    }

    private static List<String> commandNames(CommandLine command) {
        return command.getSubcommands().entrySet().stream()
                .filter(entry ->
                        !entry.getValue().getCommandSpec().usageMessage().hidden())
                .map(java.util.Map.Entry::getKey)
                .toList();
    }

    private static List<String> optionNames(CommandLine command) {
        return command.getCommandSpec().options().stream()
                .filter(option -> !option.hidden())
                .flatMap(option -> List.of(option.names()).stream())
                .toList();
    }

    private int print(String message, int exitStatus, Exception failure) {
        err.print(message + "\n");
        if (isDebug.getAsBoolean()) {
            failure.printStackTrace(err);
        }
        err.flush();
        return exitStatus;
    }
}
