package dev.camelion.cli;

import dev.camelion.cli.operation.ErrorSelection;
import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which discarded rows a command is about; exactly one of the options must be given. */
final class SelectionOptions {
    @Option(names = "--id", paramLabel = "N", split = ",", description = "These discarded rows; see show_errors.")
    private final List<Long> ids = new ArrayList<>();

    @Mixin
    private final TablesOption tables = new TablesOption();

    @Option(names = "--all", description = "All discarded rows and tables in quarantine of the source.")
    private boolean all;

    /**
     * @throws ReplicaException where not exactly one option is given
     */
    ErrorSelection selection(String command) {
        var patterns = tables.patterns();
        var given = Stream.of(!ids.isEmpty(), !patterns.isEmpty(), all)
                .filter(is -> is)
                .count();
        if (given != 1) {
            throw new ReplicaException(
                    ErrorCode.OPTION_INVALID,
                    "%s must know what it is about".formatted(command),
                    "Give one of --id N, --tables TABLE and --all");
        }
        return new ErrorSelection(ids, patterns);
    }

    boolean isById() {
        return !ids.isEmpty();
    }

    /** What is selected, in words. */
    @Override
    public String toString() {
        if (isById()) {
            return (ids.size() == 1 ? "the discarded row " : "the discarded rows ")
                    + ids.stream().map(String::valueOf).collect(Collectors.joining(", "));
        }
        return all ? "all discarded rows" : "the discarded rows of " + tables;
    }
}
