package dev.camelion.capture;

import dev.camelion.model.BinlogPosition;

/** Statements that are in the binlog as the engine records them. */
final class RecordedStatements implements BinlogStatements {
    @Override
    public String original(String statement) {
        return statement;
    }

    @Override
    public long startedAt(BinlogPosition position, long recorded) {
        return recorded;
    }

    @Override
    public String database(BinlogPosition position, String recorded) {
        return recorded;
    }
}
