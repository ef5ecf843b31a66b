package dev.camelion.cli;

import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "show_errors",
        description = "Show discarded rows, tables in quarantine or in need of a copy, and what to do about them.")
final class ShowErrorsCommand implements Callable<Integer> {
    static final String NOTHING = "no errors";

    private final Session session;

    @Mixin
    private final TablesOption tables = new TablesOption();

    @Option(names = "--id", paramLabel = "N", description = "One discarded row in full, dealt with or not.")
    private @Nullable Long id;

    @Option(
            names = "--summary",
            description = "Count discarded rows by table and error, and values that were changed by column.")
    private boolean summary;

    @Option(names = "--limit", paramLabel = "N", description = "Most discarded rows of a source. Default: 100.")
    private int limit = 100;

    ShowErrorsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        refuseNonsense();
        var sources = session.sources();
        var patterns = tables.patterns();
        var number = id;
        if (number != null) {
            var image = session.ask(operations -> operations.discardedRow(sources, number));
            session.output().upright(ErrorTables.of(image.row()), image);
            return 0;
        }
        var sections = session.ask(operations -> summary
                ? operations.errorSummary(sources, patterns).stream()
                        .map(counts -> ErrorTables.of(counts, limit))
                        .toList()
                : operations.errors(sources, patterns, limit).stream()
                        .map(ErrorTables::of)
                        .toList());
        session.output().sections(sections, session.isSourceNamed(), NOTHING);
        return 0;
    }

    private void refuseNonsense() {
        if (limit < 1) {
            throw new ReplicaException(
                    ErrorCode.OPTION_INVALID, "--limit must be 1 or more, but is " + limit, "See show_errors --help");
        }
        if (id != null && (summary || !tables.toString().isEmpty())) {
            throw new ReplicaException(
                    ErrorCode.OPTION_INVALID, "--id shows one row", "Leave --tables and --summary out");
        }
    }
}
