package dev.camelion.cli;

import dev.camelion.cli.operation.SourceStatus;
import dev.camelion.cli.operation.TableStatus;
import dev.camelion.cli.output.Column;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "show_status", description = "Show where each source is; --source adds its tables.")
final class ShowStatusCommand implements Callable<Integer> {
    private final Session session;
    static final List<Column<SourceStatus>> COLUMNS = List.of(
            Column.number("id", SourceStatus::id),
            Column.text("source", SourceStatus::source),
            Column.list("target schemas", SourceStatus::targetSchemas),
            Column.text("status", SourceStatus::status),
            Column.lag("read lag", SourceStatus::readLag),
            Column.time("last read", SourceStatus::lastRead),
            Column.lag("replay lag", SourceStatus::replayLag),
            Column.time("last replay", SourceStatus::lastReplay),
            Column.number("batches pending", SourceStatus::batchesPending),
            Column.number("tables", status -> status.tables().replicated()),
            Column.number("without key", status -> status.tables().withoutKey()),
            Column.number("quarantined", status -> status.tables().quarantined()),
            Column.number("discarded", SourceStatus::discarded),
            Column.note("message", SourceStatus::message),
            Column.note("next step", SourceStatus::nextStep));

    private static final List<Column<TableStatus>> TABLE_COLUMNS = List.of(
            Column.text("table", table -> table.table().toString()),
            Column.text("target", TableStatus::target),
            Column.text("status", TableStatus::status),
            Column.list("key", TableStatus::keyColumns),
            Column.number("discarded", TableStatus::discarded),
            Column.line("cost", TableStatus::cost),
            Column.note("message", TableStatus::message),
            Column.note("next step", TableStatus::nextStep));

    ShowStatusCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var sources = session.sources();
        if (!session.isSourceNamed()) {
            session.output().rows(COLUMNS, session.ask(operations -> operations.status(sources)));
            return 0;
        }
        session.tell(operations -> session.output()
                .rowWithTables(COLUMNS, operations.status(sources), TABLE_COLUMNS, operations.tables(sources.get(0))));
        return 0;
    }
}
