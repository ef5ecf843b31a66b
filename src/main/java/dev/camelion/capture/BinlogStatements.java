package dev.camelion.capture;

import dev.camelion.model.BinlogPosition;

/** What the binlog says of a statement, and the engine's record of it does not. */
interface BinlogStatements {
    /** The words that it has in the binlog, where the engine was given others; a part that the engine made of it is its own. */
    String original(BinlogPosition position, String engineText);

    /**
     * When it began, in milliseconds, to the second: what NOW() was to it. The engine's time is that of its commit.
     *
     * @param recorded the engine's time, for where the other is not known
     */
    long startedAt(BinlogPosition position, long recorded);
}
