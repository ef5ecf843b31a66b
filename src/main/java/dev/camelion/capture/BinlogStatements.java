package dev.camelion.capture;

import dev.camelion.model.BinlogPosition;

/** What the binlog says of a statement, and the engine's record of it does not. */
interface BinlogStatements {
    /** The words that it has in the binlog, where the engine was given others; a part that the engine made of it is its own. */
    String original(BinlogPosition position, String engineText);

    /**
     * The words of the whole statement that began there.
     *
     * @param recorded the engine's words, which may be a part of it, for where the others are not known
     */
    String logged(BinlogPosition position, String recorded);

    /**
     * The database of its session, by which its bare names are read.
     *
     * @param engineText the engine's words for it
     * @param recorded the engine's, which is that of the table, for where the other is not known
     */
    String database(BinlogPosition position, String engineText, String recorded);

    /** Where the binlog goes on behind it; the place itself where that is not known. */
    BinlogPosition end(BinlogPosition position);

    /**
     * When it began, in milliseconds, to the second: what NOW() was to it. The engine's time is that of its commit.
     *
     * @param recorded the engine's time, for where the other is not known
     */
    long startedAt(BinlogPosition position, long recorded);
}
