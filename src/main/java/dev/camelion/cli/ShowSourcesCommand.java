package dev.camelion.cli;

import dev.camelion.cli.operation.Operations;
import dev.camelion.cli.operation.SourceEntry;
import dev.camelion.cli.output.Column;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "show_sources", description = "List the sources that are configured or registered.")
final class ShowSourcesCommand implements Callable<Integer> {
    private final Session session;
    private static final List<Column<SourceEntry>> COLUMNS = List.of(
            Column.number("id", SourceEntry::id),
            Column.text("source", SourceEntry::source),
            Column.text("status", SourceEntry::status),
            Column.claim("configured", SourceEntry::isConfigured),
            Column.list("schemas", entry -> entry.schemas().entrySet().stream()
                    .map(schema -> schema.getKey() + " -> " + schema.getValue())
                    .sorted()
                    .toList()));

    ShowSourcesCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        session.output().rows(COLUMNS, session.ask(Operations::sources));
        return 0;
    }
}
