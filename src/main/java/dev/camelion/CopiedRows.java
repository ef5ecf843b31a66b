package dev.camelion;

import dev.camelion.cli.operation.InitResult;
import dev.camelion.cli.operation.Progress;
import dev.camelion.copy.CopyProgress;
import dev.camelion.model.TableId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Passes a copy's progress on, and keeps the rows of each table. */
final class CopiedRows implements CopyProgress {
    private final Progress progress;
    private final Map<TableId, Long> rows = new ConcurrentHashMap<>();
    private final Map<TableId, Long> expected = new ConcurrentHashMap<>();
    private final Map<TableId, Long> bytes = new ConcurrentHashMap<>();

    CopiedRows(Progress progress) {
        this.progress = progress;
    }

    @Override
    public void started(TableId table, long estimatedRows) {
        expected.put(table, estimatedRows);
    }

    @Override
    public void copied(TableId table, long copied, long size) {
        bytes.put(table, size);
        progress.table(table, copied, expected.getOrDefault(table, -1L), size);
    }

    @Override
    public void finished(TableId table, long copied) {
        rows.put(table, copied);
        progress.done(table, copied, bytes.getOrDefault(table, 0L));
    }

    /** The tables in their order; {@code problems} says why some are not whole. */
    List<InitResult.CopiedTable> tables(Map<TableId, Long> discarded, Map<TableId, String> problems) {
        var tables = new TreeMap<TableId, InitResult.CopiedTable>();
        rows.forEach((table, count) -> tables.put(table, table(table, count, discarded, problems)));
        problems.keySet().forEach(table -> tables.putIfAbsent(table, table(table, 0, discarded, problems)));
        return List.copyOf(tables.values());
    }

    /** Forgets tables whose copy was for nothing. */
    void forget(Collection<TableId> tables) {
        tables.forEach(rows::remove);
    }

    private static InitResult.CopiedTable table(
            TableId table, long rows, Map<TableId, Long> discarded, Map<TableId, String> problems) {
        return new InitResult.CopiedTable(table, rows, discarded.getOrDefault(table, 0L), problems.get(table));
    }
}
