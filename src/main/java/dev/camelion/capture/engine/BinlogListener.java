package dev.camelion.capture.engine;

import com.github.shyiko.mysql.binlog.event.EventHeader;
import dev.camelion.model.TableId;

/**
 * Hears what the reader meets in the binlog besides its records. Called on the reader's thread, before anything that
 * follows the event is handled.
 */
public interface BinlogListener {
    /** Another event has been read, and is handled next. */
    void event();

    /** Rows of a table follow, behind this place of the file. */
    void rowsOf(TableId table, long position);

    /** The binlog goes on in this file; the server says so at the start, too. */
    void file(String name);

    /**
     * A statement logged as text, as schema changes are.
     *
     * @return the words in which the engine is to read it
     */
    String statement(Statement statement);

    /** An event that changes nothing here, as far as the engine knows. */
    void passedOver(EventHeader header);

    /** Rows of a table follow that is replicated, and whose structure the engine does not know. */
    void unknownTable(TableId table, long position);

    /**
     * @param position where it stands in its file
     * @param end where the file goes on behind it
     * @param startedAt in milliseconds, to the second
     * @param database that of its session; empty where it has none
     */
    record Statement(long position, long end, long startedAt, String database, String sql) {}
}
