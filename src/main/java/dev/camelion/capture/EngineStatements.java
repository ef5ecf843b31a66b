package dev.camelion.capture;

import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventHeaderV4;
import com.github.shyiko.mysql.binlog.event.QueryEventData;
import com.github.shyiko.mysql.binlog.event.RotateEventData;
import com.github.shyiko.mysql.binlog.event.deserialization.EventDeserializer.EventDataWrapper;
import dev.camelion.model.BinlogPosition;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives the engine schema changes in words that it reads right, and remembers their own ones, where and when they began. It sits
 * where the engine offers a message with the statement to the log, on the reader's thread: before the engine parses it.
 */
final class EngineStatements implements BinlogStatements, AutoCloseable {
    private static final String RECEIVED = "Received query command: {}";
    private static final String ROTATING = "Rotating logs: {}";
    private static final int REMEMBERED = 10_000;

    private final EngineWords words;
    private final EngineMessages messages;
    private final Map<String, String> originals = new Remembered<>();
    private final Map<BinlogPosition, String> logged = new Remembered<>();
    private final Map<Long, Long> starts = new Remembered<>();

    private @Nullable String file;

    EngineStatements(String source, EngineWords words) {
        this.words = words;
        this.messages = new EngineMessages(source, Set.of(RECEIVED, ROTATING), this::received);
    }

    @Override
    public synchronized String original(String statement) {
        return originals.getOrDefault(statement, statement);
    }

    @Override
    public synchronized String logged(BinlogPosition position, String recorded) {
        return logged.getOrDefault(position, recorded);
    }

    @Override
    public synchronized long startedAt(BinlogPosition position, long recorded) {
        return starts.getOrDefault(position.position(), recorded);
    }

    @Override
    public void close() {
        messages.close();
    }

    private synchronized void received(Event event) {
        var data = event.getData() instanceof EventDataWrapper wrapper ? wrapper.getInternal() : event.getData();
        if (data instanceof RotateEventData next) {
            // the server says it at the start of each file, and at the start of a connection
            file = next.getBinlogFilename();
        }
        if (!(data instanceof QueryEventData query) || query.getSql().equals("BEGIN")) {
            return;
        }
        BinlogPosition place = null;
        var sql = query.getSql();
        if (event.getHeader() instanceof EventHeaderV4 header) {
            starts.put(header.getPosition(), header.getTimestamp());
            place = file == null ? null : new BinlogPosition(file, header.getPosition());
        }
        if (place != null) {
            logged.put(place, sql);
        }
        var rewritten = words.of(place, sql);
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
