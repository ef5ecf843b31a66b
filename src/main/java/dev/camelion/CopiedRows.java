package dev.camelion;

import dev.camelion.cli.operation.InitResult;
import dev.camelion.cli.operation.Progress;
import dev.camelion.copy.CopyProgress;
import dev.camelion.ddl.model.SourceModel;
import dev.camelion.ddl.model.TableModel;
import dev.camelion.model.TableId;
import dev.camelion.source.SourceTable;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes a copy's progress on, and keeps what it did with each table. Safe for many threads. */
final class CopiedRows implements CopyProgress {
    static final String NOT_COPIED = "not copied: its definition is not understood";

    private static final Logger LOG = LoggerFactory.getLogger(CopiedRows.class);

    private final Progress progress;
    private final Map<TableId, Long> rows = new ConcurrentHashMap<>();
    private final Map<TableId, Long> resumed = new ConcurrentHashMap<>();
    private final Map<TableId, Long> expected = new ConcurrentHashMap<>();
    private final Map<TableId, Long> startedAt = new ConcurrentHashMap<>();
    private final Map<TableId, Duration> took = new ConcurrentHashMap<>();
    private final Map<TableId, Long> bytes = new ConcurrentHashMap<>();

    CopiedRows(Progress progress) {
        this.progress = progress;
    }

    @Override
    public void planned(SourceModel model, List<SourceTable> tables) {
        var keyless = model.tables().values().stream()
                .filter(table -> table.keyColumns().isEmpty())
                .map(TableModel::id)
                .toList();
        KeylessTables.plan(keyless).ifPresent(plan -> LOG.info("copy {}", plan));
        resumed.clear();
        bytes.clear();
        progress.plan(tables.stream()
                .map(table -> new Progress.Expected(table.id(), table.estimatedRows(), table.estimatedBytes()))
                .toList());
    }

    @Override
    public void phase(String what) {
        progress.phase(what);
    }

    @Override
    public void resumed(TableId table, long copied, long size) {
        resumed.put(table, copied);
        bytes.put(table, size);
        progress.resumed(table, copied, size);
    }

    @Override
    public void started(TableId table, long estimatedRows) {
        startedAt.put(table, System.nanoTime());
        expected.put(table, estimatedRows);
        progress.table(table, resumed.getOrDefault(table, 0L), estimatedRows, bytes.getOrDefault(table, 0L));
    }

    @Override
    public void copied(TableId table, long copied, long size) {
        bytes.put(table, size);
        progress.table(table, copied, expected.getOrDefault(table, -1L), size);
    }

    @Override
    public void indexing(TableId table) {
        progress.state(table, "indexing");
    }

    @Override
    public void finished(TableId table, long copied) {
        rows.put(table, copied);
        took.put(table, Duration.ofNanos(System.nanoTime() - startedAt.getOrDefault(table, System.nanoTime())));
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

    private InitResult.CopiedTable table(
            TableId table, long count, Map<TableId, Long> discarded, Map<TableId, String> problems) {
        return new InitResult.CopiedTable(
                table,
                count,
                bytes.getOrDefault(table, 0L),
                took.getOrDefault(table, Duration.ZERO),
                discarded.getOrDefault(table, 0L),
                problems.get(table));
    }
}
