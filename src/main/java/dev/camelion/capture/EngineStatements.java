package dev.camelion.capture;

import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventData;
import com.github.shyiko.mysql.binlog.event.EventHeaderV4;
import com.github.shyiko.mysql.binlog.event.QueryEventData;
import com.github.shyiko.mysql.binlog.event.RotateEventData;
import com.github.shyiko.mysql.binlog.event.deserialization.EventDeserializer.EventDataWrapper;
import dev.camelion.model.BinlogPosition;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Gives the engine schema changes in words that it reads right, and remembers their own ones, where and when they began. It sits
 * where the engine offers a message with the statement to the log, on the reader's thread: before the engine parses it.
 */
final class EngineStatements implements BinlogStatements, AutoCloseable {
    private static final String RECEIVED = "Received query command: {}";
    private static final String ROTATED = "Rotating logs: {}";
    private static final int REMEMBERED = 10_000;

    private final EngineWords words;
    private final EngineMessages messages;
    private final Map<BinlogPosition, Statement> statements = new Remembered<>();

    private String file = "";

    /**
     * @param end where the binlog goes on
     * @param startedAt in milliseconds
     */
    private record Statement(String original, String database, String engineText, BinlogPosition end, long startedAt) {}

    EngineStatements(String source, EngineWords words) {
        this.words = words;
        this.messages = new EngineMessages(source, Set.of(RECEIVED, ROTATED), (event, arguments) -> offered(event));
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

    @Override
    public void close() {
        messages.close();
    }

    private synchronized void offered(Event event) {
        EventData data = event.getData() instanceof EventDataWrapper wrapper ? wrapper.getInternal() : event.getData();
        if (data instanceof RotateEventData rotation) {
            // the server sends one at the start, too
            file = rotation.getBinlogFilename();
        } else if (data instanceof QueryEventData query
                && event.getHeader() instanceof EventHeaderV4 place
                && !query.getSql().equals("BEGIN")) {
            received(query, place);
        }
    }

    private void received(QueryEventData query, EventHeaderV4 place) {
        var sql = query.getSql();
        var position = new BinlogPosition(file, place.getPosition());
        var engineText = words.of(position, query.getDatabase(), sql);
        var end = new BinlogPosition(file, place.getNextPosition());
        statements.put(
                position,
                new Statement(sql, String.valueOf(query.getDatabase()), engineText, end, place.getTimestamp()));
        query.setSql(engineText);
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
