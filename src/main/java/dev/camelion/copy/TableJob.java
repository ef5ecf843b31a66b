package dev.camelion.copy;

import dev.camelion.catalogue.CopyTable;
import dev.camelion.copy.chunk.Chunk;
import dev.camelion.copy.chunk.ChunkKey;
import dev.camelion.copy.chunk.ChunkPlanner;
import dev.camelion.ddl.model.ColumnModel;
import dev.camelion.ddl.model.TableModel;
import dev.camelion.model.TableId;
import dev.camelion.source.MySqlErrors;
import dev.camelion.source.SourceTable;
import dev.camelion.value.Adjustments;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One table on its way into its loading schema. Safe for many threads. */
final class TableJob {
    private static final Logger log = LoggerFactory.getLogger(TableJob.class);

    private final SourceTable source;
    private final TableModel table;
    private final String schema;
    private final ChunkPlanner planner;
    private final boolean carried;
    private final AtomicLong rows = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final Map<Adjustments.Key, Long> adjustments = new HashMap<>();
    private final Set<String> warnings = new LinkedHashSet<>();
    private final Set<String> widened = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean isBegun = new AtomicBoolean();
    private final AtomicBoolean keyTaken;
    private volatile boolean altered;
    private volatile boolean indexed;

    /**
     * @param schema the table's loading schema
     * @param known what earlier runs or snapshots did of it
     * @param chunkBytes about so large is a chunk
     */
    TableJob(
            SourceTable source,
            TableModel table,
            String schema,
            CopyTable known,
            long chunkBytes,
            ChunkPlanner.Book book) {
        this.source = source;
        this.table = table;
        this.schema = schema;
        var key = ChunkKey.of(table).orElse(null);
        var pending = new ArrayList<Chunk>();
        Chunk last = null;
        for (var chunk : known.chunks()) {
            last = new Chunk(chunk.number(), key, chunk.after(), chunk.upTo());
            if (chunk.done()) {
                finished(chunk.rows(), chunk.bytes(), chunk.refused(), chunk.adjustments());
            } else {
                pending.add(last);
            }
        }
        warnings.addAll(known.warnings());
        this.carried = known.chunks().size() > pending.size();
        this.indexed = known.indexed();
        this.keyTaken = new AtomicBoolean(known.indexed());
        this.planner = new ChunkPlanner(source.id(), key, rowsOf(source, chunkBytes), last, pending, book);
    }

    private static long rowsOf(SourceTable source, long chunkBytes) {
        var rowBytes = source.estimatedBytes() / Math.max(1, source.estimatedRows());
        return chunkBytes / Math.max(16, rowBytes);
    }

    TableId id() {
        return source.id();
    }

    SourceTable source() {
        return source;
    }

    TableModel table() {
        return table;
    }

    String schema() {
        return schema;
    }

    ChunkPlanner planner() {
        return planner;
    }

    /** Whether rows of an earlier snapshot are there. */
    boolean isCarried() {
        return carried;
    }

    /** True for the one who is to build the key. */
    boolean takeKey() {
        return keyTaken.compareAndSet(false, true);
    }

    boolean isIndexed() {
        return indexed;
    }

    void indexed() {
        indexed = true;
    }

    /** True for the first who asks. */
    boolean isFirst() {
        return isBegun.compareAndSet(false, true);
    }

    /**
     * Where the error says that the table was altered since the snapshot, what is there of it is of no use, and it is
     * copied again.
     *
     * @throws SQLException any other error
     */
    void leaveIfAltered(SQLException e) throws SQLException {
        if (!MySqlErrors.isAltered(e)) {
            throw e;
        }
        log.warn("copy table={} was altered since the snapshot: {}", id(), e.getMessage());
        altered = true;
    }

    boolean isAltered() {
        return altered;
    }

    synchronized void finished(long moreRows, long moreBytes, long moreRefused, Map<Adjustments.Key, Long> adjusted) {
        rows.addAndGet(moreRows);
        bytes.addAndGet(moreBytes);
        refused.addAndGet(moreRefused);
        adjusted.forEach((key, count) -> adjustments.merge(key, count, Long::sum));
    }

    synchronized void warn(String warning) {
        warnings.add(warning);
    }

    /** Whether room was made in a column, for empty values or for NULL. */
    boolean isWidened(ColumnModel column, boolean forEmpty) {
        return widened.contains(column.id() + " " + forEmpty);
    }

    void widened(ColumnModel column, boolean forEmpty) {
        widened.add(column.id() + " " + forEmpty);
    }

    long rows() {
        return rows.get();
    }

    long bytes() {
        return bytes.get();
    }

    long refused() {
        return refused.get();
    }

    /** What is there and what is not, once rows were read again. */
    synchronized void counted(long present, long nowRefused) {
        rows.set(present + nowRefused);
        refused.set(nowRefused);
    }

    synchronized TableOutcome outcome() {
        return new TableOutcome(table, rows(), Math.toIntExact(refused()), adjustments, List.copyOf(warnings));
    }
}
