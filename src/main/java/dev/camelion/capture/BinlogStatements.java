package dev.camelion.capture;

import dev.camelion.model.BinlogPosition;

/** What the binlog says of a statement, and the engine's record of it does not. */
interface BinlogStatements {
    /** The words that it has in the binlog. */
    String original(String statement);

    /**
     * When it began, in milliseconds, to the second: what NOW() was to it. The engine's time is that of its commit.
     *
     * @param recorded the engine's time, for where the other is not known
     */
    long startedAt(BinlogPosition position, long recorded);

    /**
     * The session's default database: what a name without one is in. The engine's is the one of the table that it finds
     * changed, which RENAME TO may have moved.
     *
     * @param recorded the engine's, for where the other is not known
     */
    String database(BinlogPosition position, String recorded);
}
