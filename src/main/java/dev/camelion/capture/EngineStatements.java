package dev.camelion.capture;

import dev.camelion.capture.engine.BinlogListener;
import dev.camelion.model.BinlogPosition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives the engine schema changes in words that it reads right, and remembers their own ones, where and when they began.
 * Told on the reader's thread, before the engine parses them.
 */
final class EngineStatements implements BinlogStatements {
    private static final int REMEMBERED = 10_000;

    private final EngineWords words;
    /** Statements of one compressed transaction stand in one place. */
    private final Map<BinlogPosition, List<Statement>> statements = new Remembered<>();

    private String file = "";

    /**
     * @param end where the binlog goes on
     * @param startedAt in milliseconds
     */
    private record Statement(String original, String database, String engineText, BinlogPosition end, long startedAt) {
        boolean isRead(String text) {
            return engineText.strip().equals(text);
        }
    }

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
        var there = statements.computeIfAbsent(position, place -> new ArrayList<>(1));
        if (there.size() == REMEMBERED) {
            there.remove(0);
        }
        there.add(new Statement(statement.sql(), statement.database(), engineText, end, statement.startedAt()));
        return engineText;
    }

    @Override
    public synchronized String original(BinlogPosition position, String engineText) {
        var statement = find(position, engineText);
        if (EngineWords.isGivingUp(engineText)) {
            if (statement == null) {
                throw new IllegalStateException("the statement at %s is not remembered".formatted(position));
            }
            return statement.original;
        }
        return statement != null && statement.isRead(engineText) ? statement.original : engineText;
    }

    @Override
    public synchronized String logged(BinlogPosition position, String recorded) {
        var statement = find(position, recorded);
        return statement == null ? recorded : statement.original;
    }

    @Override
    public synchronized String database(BinlogPosition position, String engineText, String recorded) {
        var statement = find(position, engineText);
        return statement == null || statement.database.isEmpty() ? recorded : statement.database;
    }

    @Override
    public synchronized BinlogPosition end(BinlogPosition position) {
        var all = statements.get(position);
        return all == null ? position : all.get(0).end;
    }

    @Override
    public synchronized long startedAt(BinlogPosition position, long recorded) {
        var all = statements.get(position);
        return all == null ? recorded : all.get(0).startedAt;
    }

    /** The one with these words there, or the one that they may be a part of. */
    private @Nullable Statement find(BinlogPosition position, String engineText) {
        var all = statements.get(position);
        return all == null
                ? null
                : all.stream()
                        .filter(statement -> statement.isRead(engineText))
                        .findFirst()
                        .orElse(all.get(all.size() - 1));
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
