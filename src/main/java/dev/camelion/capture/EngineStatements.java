package dev.camelion.capture;

import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventHeaderV4;
import com.github.shyiko.mysql.binlog.event.QueryEventData;
import com.github.shyiko.mysql.binlog.event.deserialization.EventDeserializer.EventDataWrapper;
import dev.camelion.model.BinlogPosition;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Gives the engine schema changes in words that it reads right, and remembers their own ones, when they began and in which database. It sits
 * where the engine offers a message with the statement to the log, on the reader's thread: before the engine parses it.
 */
final class EngineStatements implements BinlogStatements, AutoCloseable {
    private static final String RECEIVED = "Received query command: {}";
    private static final int REMEMBERED = 10_000;

    private final UnaryOperator<String> rewriting;
    private final EngineMessages messages;
    private final Map<String, String> originals = new Remembered<>();
    private final Map<Long, Long> starts = new Remembered<>();
    private final Map<Long, String> databases = new Remembered<>();

    EngineStatements(String source, UnaryOperator<String> rewriting) {
        this.rewriting = rewriting;
        this.messages = new EngineMessages(source, Set.of(RECEIVED), this::received);
    }

    @Override
    public synchronized String original(String statement) {
        return originals.getOrDefault(statement, statement);
    }

    @Override
    public synchronized long startedAt(BinlogPosition position, long recorded) {
        return starts.getOrDefault(position.position(), recorded);
    }

    @Override
    public synchronized String database(BinlogPosition position, String recorded) {
        return databases.getOrDefault(position.position(), recorded);
    }

    @Override
    public void close() {
        messages.close();
    }

    private synchronized void received(Event event) {
        var data = event.getData() instanceof EventDataWrapper wrapper ? wrapper.getInternal() : event.getData();
        if (!(data instanceof QueryEventData query) || query.getSql().equals("BEGIN")) {
            return;
        }
        if (event.getHeader() instanceof EventHeaderV4 place) {
            starts.put(place.getPosition(), place.getTimestamp());
            if (query.getDatabase() != null && !query.getDatabase().isEmpty()) {
                databases.put(place.getPosition(), query.getDatabase());
            }
        }
        var sql = query.getSql();
        var rewritten = rewriting.apply(sql);
        if (!rewritten.equals(sql)) {
            query.setSql(rewritten);
            originals.put(rewritten, sql);
        }
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
