package dev.camelion.capture;

import dev.camelion.model.BinlogPosition;

/** Statements that are in the binlog as the engine records them. */
final class RecordedStatements implements BinlogStatements {
    @Override
    public String original(BinlogPosition position, String engineText) {
        return engineText;
    }

    @Override
    public String logged(BinlogPosition position, String recorded) {
        return recorded;
    }

    @Override
    public String database(BinlogPosition position, String engineText, String recorded) {
        return recorded;
    }

    @Override
    public BinlogPosition end(BinlogPosition position) {
        return position;
    }

    @Override
    public long startedAt(BinlogPosition position, long recorded) {
        return recorded;
    }
}
