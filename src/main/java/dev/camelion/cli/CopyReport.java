package dev.camelion.cli;

import dev.camelion.cli.operation.InitResult;
import dev.camelion.cli.operation.InitResult.CopiedTable;
import dev.camelion.cli.output.ByteCount;
import dev.camelion.cli.output.Column;
import dev.camelion.cli.output.Lag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What init_replica and sync_tables say at their end. */
final class CopyReport {
    static final List<Column<CopiedTable>> COLUMNS = List.of(
            Column.text("table", table -> table.table().toString()),
            Column.number("rows", CopiedTable::rows),
            Column.size("bytes", CopiedTable::bytes),
            Column.lag("took", CopiedTable::took),
            Column.number("discarded rows", CopiedTable::discardedRows),
            Column.note("problem", CopiedTable::problem));

    private CopyReport() {}

    /** The warnings, the totals, and {@code last}. */
    static String sentences(InitResult result, String last) {
        var lines = new ArrayList<>(result.warnings());
        lines.add("%d tables, %d rows, %s in %s; the source was locked for %d ms."
                .formatted(
                        result.tables().size(),
                        result.rows(),
                        ByteCount.text(result.bytes()),
                        Lag.text(result.took()),
                        result.lockHeld().toMillis()));
        lines.add(last);
        return String.join("\n", lines);
    }

    static Map<String, @Nullable Object> values(InitResult result) {
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
