package dev.camelion.capture;

import dev.camelion.model.BinlogPosition;

/** What the binlog says of a statement, and the engine's record of it does not. */
interface BinlogStatements {
    /** The words that it has in the binlog. */
    String original(String statement);

    /**
     * The words of the whole statement that began there.
     *
     * @param recorded the engine's words, which may be a part of it, for where the others are not known
     */
    String logged(BinlogPosition position, String recorded);

    /**
     * When it began, in milliseconds, to the second: what NOW() was to it. The engine's time is that of its commit.
     *
     * @param recorded the engine's time, for where the other is not known
     */
    long startedAt(BinlogPosition position, long recorded);
}
