package dev.camelion.copy.chunk;

import dev.camelion.model.TableId;
import dev.camelion.source.Quoted;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Cuts one table into chunks while they are being read: each cut is looked up just before its chunk is, in the same
 * snapshot, and written down before the chunk is given out. Safe for many threads, each with a connection of its own.
 */
public final class ChunkPlanner {
    private final TableId table;
    private final @Nullable ChunkKey key;
    private final long rows;
    private final Book book;
    private final Queue<Chunk> pending;
    private int number;
    private @Nullable List<String> after;
    private boolean isCut;

    /** Where cuts are written down; in the order of the keys. */
    public interface Book {
        void planned(Chunk chunk) throws SQLException;
    }

    /**
     * @param key null where the table is read as a whole
     * @param rows about so many in a chunk
     * @param last the last chunk that was cut in an earlier run; null where there is none
     * @param pending those cut before whose rows are not there
     */
    public ChunkPlanner(
            TableId table, @Nullable ChunkKey key, long rows, @Nullable Chunk last, List<Chunk> pending, Book book) {
        this.table = table;
        this.key = key;
        this.rows = Math.max(1, rows);
        this.book = book;
        this.pending = new ArrayDeque<>(pending);
        if (last != null) {
            number = last.number();
            after = last.upTo();
            isCut = last.upTo() == null;
        }
    }

    /** The next chunk; null when there is none. */
    public synchronized @Nullable Chunk next(Connection source) throws SQLException {
        var waiting = pending.poll();
        if (waiting != null || isCut) {
            return waiting;
        }
        var upTo = key == null ? null : boundary(source, key);
        var chunk = new Chunk(number + 1, key, after, upTo);
        book.planned(chunk);
        number++;
        after = upTo;
        isCut = upTo == null;
        return chunk;
    }

    /** Whether {@link #next} gives nothing more. */
    public synchronized boolean isExhausted() {
        return isCut && pending.isEmpty();
    }

    private @Nullable List<String> boundary(Connection source, ChunkKey by) throws SQLException {
        var where = after == null ? "" : " WHERE " + by.behind(after);
        var query = "SELECT %s FROM %s%s%s ORDER BY %s LIMIT %d, 1"
                .formatted(by.selected(), Quoted.table(table), by.hint(), where, by.order(), rows - 1);
        try (var statement = source.createStatement();
                var row = statement.executeQuery(query)) {
            if (!row.next()) {
                return null;
            }
            var selected = new ArrayList<String>();
            for (var i = 1; i <= by.size(); i++) {
                selected.add(row.getString(i));
            }
            return by.constants(selected);
        }
    }
}
