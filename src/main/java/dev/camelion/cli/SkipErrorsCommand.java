package dev.camelion.cli;

import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "skip_errors",
        description = "Give discarded rows up for good; tables in quarantine go on without them.")
final class SkipErrorsCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private final SelectionOptions options = new SelectionOptions();

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    SkipErrorsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var selection = options.selection("skip_errors");
        var sources = options.isById() ? session.sources() : List.of(session.source());
        if (!yes && !session.program().confirmation().test("Give up %s for good?".formatted(options))) {
            throw new ReplicaException(
                    ErrorCode.CONFIRMATION_MISSING,
                    "skip_errors gives up %s for good".formatted(options),
                    "Confirm it with --yes");
        }
        var resolutions = session.ask(operations -> operations.skipErrors(sources, selection));
        return ResolutionTable.print(session, resolutions, "Nothing to skip.");
    }
}
