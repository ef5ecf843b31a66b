package dev.camelion.cli.operation;

import dev.camelion.model.TableId;
import java.util.List;

/**
 * Is told how far a long operation is. Safe to call from several threads, and as often as one likes. Rows and bytes of a
 * table are always all of them until now, also what an earlier run had done.
 */
public interface Progress {
    /** A table there is to do, with estimates of its size; -1 where there is none. */
    record Expected(TableId table, long rows, long bytes) {}

    /** All there is to do, before the first row of it. Told again, everything starts over. */
    default void plan(List<Expected> tables) {}

    /** A phase of the whole begins: "taking the snapshot", "replacing the old tables". */
    void phase(String what);

    /** What an earlier run has done of the table; comes before its other rows, and is not part of the speed. */
    default void resumed(TableId table, long rows, long bytes) {}

    /** Rows and bytes of a table done so far; {@code expectedRows} is an estimate, -1 where there is none. */
    void table(TableId table, long rows, long expectedRows, long bytes);

    /** What is being done with the table now, in a word or two, where that is not the usual: "indexing". */
    default void state(TableId table, String what) {}

    /** A table is complete. */
    void done(TableId table, long rows, long bytes);
}
