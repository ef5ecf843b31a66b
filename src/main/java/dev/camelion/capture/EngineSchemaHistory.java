package dev.camelion.capture;

import static java.util.Objects.requireNonNull;

import io.debezium.config.Configuration;
import io.debezium.document.Document;
import io.debezium.document.DocumentReader;
import io.debezium.document.DocumentWriter;
import io.debezium.relational.Tables;
import io.debezium.relational.ddl.DdlParser;
import io.debezium.relational.history.AbstractSchemaHistory;
import io.debezium.relational.history.HistoryRecord;
import io.debezium.relational.history.HistoryRecordComparator;
import io.debezium.relational.history.SchemaHistoryListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;

/**
 * The engine's schema history, kept by the append: what the engine records waits in a {@link Buffer} until the position
 * passes it, and is then written in the same transaction as the position. So the stored history is exactly that of the
 * stored offset, and a restart neither misses a schema change nor applies one twice.
 *
 * <p>The engine makes its instance by class name; the buffer it works on is found by a key in its configuration.
 */
public final class EngineSchemaHistory extends AbstractSchemaHistory {
    static final String BUFFER_KEY = CONFIGURATION_FIELD_PREFIX_STRING + "camelion.buffer";

    // the one way to hand an object to a class that the engine instantiates; entries live as long as their engine
    private static final Map<String, Buffer> BUFFERS = new ConcurrentHashMap<>();

    private Buffer buffer = new Buffer(List.of(), (database, ddl) -> ddl);

    @Override
    public void configure(
            Configuration config,
            HistoryRecordComparator comparator,
            SchemaHistoryListener listener,
            boolean useCatalogBeforeSchema) {
        super.configure(config, comparator, listener, useCatalogBeforeSchema);
        buffer = requireNonNull(BUFFERS.get(requireNonNull(config.getString(BUFFER_KEY), BUFFER_KEY)), "no buffer");
    }

    @Override
    protected void storeRecord(HistoryRecord record) {
        buffer.add(record);
    }

    @Override
    public void recover(Map<Map<String, ?>, Map<String, ?>> offsets, Tables schema, DdlParser ddlParser)
            throws InterruptedException {
        buffer.recoverTo(offsets.values().iterator().next());
        super.recover(offsets, schema, ddlParser);
    }

    @Override
    protected void recoverRecords(Consumer<HistoryRecord> records) {
        buffer.recorded().forEach(records);
    }

    @Override
    public boolean exists() {
        return !buffer.stored.isEmpty();
    }

    @Override
    public boolean storageExists() {
        return true;
    }

    @Override
    public String toString() {
        return "EngineSchemaHistory";
    }

    /**
     * The history of one start of the engine: the stored records, and those the engine made since. Written by the
     * engine's reader, read by its consumer.
     */
    static final class Buffer implements AutoCloseable {
        private final String key = UUID.randomUUID().toString();
        private final List<String> stored;
        private final BinaryOperator<String> words;
        private final Deque<HistoryRecord> made = new ArrayDeque<>();
        private final List<String> pending = new ArrayList<>();
        private final List<String> due = new ArrayList<>();
        private Map<String, ?> position = Map.of();

        /** @param words makes of a database and a statement the statement in words that the engine reads right */
        Buffer(List<String> stored, BinaryOperator<String> words) {
            this.stored = List.copyOf(stored);
            this.words = words;
            BUFFERS.put(key, this);
        }

        String key() {
            return key;
        }

        @Override
        public void close() {
            BUFFERS.remove(key);
        }

        /** The copy writes definitions as MySQL prints them; with table changes there the engine reads no text. */
        private void reword(Document document) {
            var database = document.getString(HistoryRecord.Fields.DATABASE_NAME);
            var ddl = document.getString(HistoryRecord.Fields.DDL_STATEMENTS);
            if (ddl != null) {
                var text = words.apply(database == null ? "" : database, ddl);
                var changes = document.getArray(HistoryRecord.Fields.TABLE_CHANGES);
                if (changes == null || changes.isEmpty()) {
                    document.setString(HistoryRecord.Fields.DDL_STATEMENTS, text);
                }
            }
        }

        private synchronized void add(HistoryRecord record) {
            made.add(record);
        }

        private void recoverTo(Map<String, ?> offset) {
            position = offset;
        }

        /** The stored records, all placed at the stored offset: they are exactly those before it. */
        private List<HistoryRecord> recorded() {
            return stored.stream().map(this::placed).toList();
        }

        private HistoryRecord placed(String json) {
            try {
                var document = DocumentReader.defaultReader().read(json);
                var at = document.setDocument(HistoryRecord.Fields.POSITION);
                position.forEach(at::set);
                reword(document);
                return new HistoryRecord(document);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** The engine's records up to and with that of {@code ddl} belong to what the consumer reads now. */
        synchronized void takeThrough(String ddl) {
            if (made.stream().noneMatch(record -> ddl.equals(ddlOf(record)))) {
                return;
            }
            HistoryRecord record;
            do {
                record = made.remove();
                pending.add(json(record));
            } while (!ddl.equals(ddlOf(record)));
        }

        /** The position has passed all records taken so far. */
        void due() {
            due.addAll(pending);
            pending.clear();
        }

        boolean hasDue() {
            return !due.isEmpty();
        }

        List<String> takeDue() {
            var taken = List.copyOf(due);
            due.clear();
            return taken;
        }

        private static String ddlOf(HistoryRecord record) {
            return record.document().getString(HistoryRecord.Fields.DDL_STATEMENTS);
        }

        private static String json(HistoryRecord record) {
            try {
                return DocumentWriter.defaultWriter().write(record.document());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
