package dev.camelion.cli.operation;

import dev.camelion.model.TableId;

/** Is told how far a long operation is. Safe to call from several threads, and as often as one likes. */
public interface Progress {
    /** A phase begins: "taking the snapshot", "building indexes". */
    void phase(String what);

    /** Rows and bytes of a table done so far; {@code expectedRows} is an estimate, -1 where there is none. */
    void table(TableId table, long rows, long expectedRows, long bytes);

    /** A table is complete. */
    void done(TableId table, long rows, long bytes);
}
