package dev.camelion.capture;

import dev.camelion.capture.engine.BinlogListener;
import dev.camelion.model.BinlogPosition;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Gives the engine schema changes in words that it reads right, and remembers their own ones, where and when they began.
 * Told on the reader's thread, before the engine parses them.
 */
final class EngineStatements implements BinlogStatements {
    private static final int REMEMBERED = 10_000;

    private final EngineWords words;
    private final Map<BinlogPosition, Statement> statements = new Remembered<>();

    private String file = "";

    /**
     * @param end where the binlog goes on
     * @param startedAt in milliseconds
     */
    private record Statement(String original, String database, String engineText, BinlogPosition end, long startedAt) {}

    EngineStatements(EngineWords words) {
        this.words = words;
    }

    /** The server says so at the start, too. */
    synchronized void file(String name) {
        file = name;
    }

    /** The words in which the engine is to read it. */
    synchronized String received(BinlogListener.Statement statement) {
        var position = new BinlogPosition(file, statement.position());
        var engineText = words.of(position, statement.database(), statement.sql());
        var end = new BinlogPosition(file, statement.end());
        statements.put(
                position, new Statement(statement.sql(), statement.database(), engineText, end, statement.startedAt()));
        return engineText;
    }

    @Override
    public synchronized String original(BinlogPosition position, String engineText) {
        var statement = statements.get(position);
        if (EngineWords.isGivingUp(engineText)) {
            if (statement == null) {
                throw new IllegalStateException("the statement at %s is not remembered".formatted(position));
            }
            return statement.original;
        }
        return statement != null && statement.engineText.strip().equals(engineText) ? statement.original : engineText;
    }

    @Override
    public synchronized String logged(BinlogPosition position, String recorded) {
        var statement = statements.get(position);
        return statement == null ? recorded : statement.original;
    }

    @Override
    public synchronized String database(BinlogPosition position, String recorded) {
        var statement = statements.get(position);
        return statement == null || statement.database.isEmpty() ? recorded : statement.database;
    }

    @Override
    public synchronized BinlogPosition end(BinlogPosition position) {
        var statement = statements.get(position);
        return statement == null ? position : statement.end;
    }

    @Override
    public synchronized long startedAt(BinlogPosition position, long recorded) {
        var statement = statements.get(position);
        return statement == null ? recorded : statement.startedAt;
    }

    /** The newest entries. */
    private static final class Remembered<K, V> extends LinkedHashMap<K, V> {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > REMEMBERED;
        }
    }
}
