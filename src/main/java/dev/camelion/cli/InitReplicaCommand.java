package dev.camelion.cli;

import dev.camelion.cli.operation.InitResult;
import dev.camelion.cli.operation.InitResult.CopiedTable;
import dev.camelion.cli.output.ByteCount;
import dev.camelion.cli.output.Column;
import dev.camelion.cli.output.Lag;
import dev.camelion.error.ErrorCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

@Command(
        name = "init_replica",
        description = "Copy the tables of a source as they are now; replication starts from there.")
final class InitReplicaCommand implements Callable<Integer> {
    private final Session session;
    private static final List<Column<CopiedTable>> COLUMNS = List.of(
            Column.text("table", table -> table.table().toString()),
            Column.number("rows", CopiedTable::rows),
            Column.size("bytes", CopiedTable::bytes),
            Column.lag("took", CopiedTable::took),
            Column.number("discarded rows", CopiedTable::discardedRows),
            Column.note("problem", CopiedTable::problem));

    InitReplicaCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var source = session.source();
        var result = session.watch("copying", (operations, progress) -> operations.initReplica(source, progress));
        session.output().rows(sentences(result), values(result), COLUMNS, result.tables());
        return result.isClean() ? 0 : ErrorCode.NOT_CLEAN.exitStatus();
    }

    private static String sentences(InitResult result) {
        var lines = new ArrayList<>(result.warnings());
        lines.add("%d tables, %d rows, %s in %s; the source was locked for %d ms."
                .formatted(
                        result.tables().size(),
                        result.rows(),
                        ByteCount.text(result.bytes()),
                        Lag.text(result.took()),
                        result.lockHeld().toMillis()));
        lines.add("Source %s is copied as of %s.".formatted(result.source(), result.position()));
        return String.join("\n", lines);
    }

    private static Map<String, @Nullable Object> values(InitResult result) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put("source", result.source());
        values.put("position", result.position());
        values.put("gtid_set", result.gtidSet());
        values.put("snapshot", result.snapshot());
        values.put("lock_held_ms", result.lockHeld().toMillis());
        values.put("took_seconds", Lag.seconds(result.took()));
        values.put("rows", result.rows());
        values.put("bytes", result.bytes());
        values.put("discarded_rows", result.discardedRows());
        values.put("warnings", result.warnings());
        return values;
    }
}
