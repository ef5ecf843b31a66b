package dev.camelion.cli;

import dev.camelion.cli.operation.InitResult.CopiedTable;
import dev.camelion.cli.output.Column;
import dev.camelion.error.ErrorCode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "init_replica",
        description = "Copy the tables of a source as they are now; replication starts from there.")
final class InitReplicaCommand implements Callable<Integer> {
    private final Session session;
    private static final List<Column<CopiedTable>> COLUMNS = List.of(
            Column.text("table", table -> table.table().toString()),
            Column.number("rows", CopiedTable::rows),
            Column.number("discarded rows", CopiedTable::discardedRows),
            Column.note("problem", CopiedTable::problem));

    InitReplicaCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var result = session.ask(operations -> operations.initReplica(session.source(), session.progress()));
        session.output()
                .rows(
                        "Source %s is copied as of %s.".formatted(result.source(), result.position()),
                        Map.of("source", result.source(), "position", result.position()),
                        COLUMNS,
                        result.tables());
        return result.isClean() ? 0 : ErrorCode.NOT_CLEAN.exitStatus();
    }
}
