package dev.camelion.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "retry_errors",
        description = "Apply discarded rows and what tables in quarantine have missed once more.")
final class RetryErrorsCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private final SelectionOptions options = new SelectionOptions();

    RetryErrorsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var selection = options.selection("retry_errors");
        // the number of a row says of which source it is
        var sources = options.isById() ? session.sources() : List.of(session.source());
        var resolutions = session.ask(operations -> operations.retryErrors(sources, selection));
        return ResolutionTable.print(session, resolutions, "Nothing to retry.");
    }
}
