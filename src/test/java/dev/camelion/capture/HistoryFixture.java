package dev.camelion.capture;

import io.debezium.config.Configuration;
import io.debezium.relational.history.HistoryRecord;
import io.debezium.relational.history.HistoryRecordComparator;
import io.debezium.relational.history.SchemaHistoryListener;
import io.debezium.relational.history.TableChanges;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The engine's schema history as the engine writes to it. */
final class HistoryFixture {
    private final EngineSchemaHistory.Buffer buffer = new EngineSchemaHistory.Buffer(List.of(), (database, ddl) -> ddl);
    private final EngineSchemaHistory history = new EngineSchemaHistory();

    HistoryFixture() {
        history.configure(
                Configuration.create()
                        .with(EngineSchemaHistory.BUFFER_KEY, buffer.key())
                        .build(),
                HistoryRecordComparator.INSTANCE,
                SchemaHistoryListener.NOOP,
                true);
    }

    EngineSchemaHistory.Buffer buffer() {
        return buffer;
    }

    void record(String ddl) {
        history.storeRecord(new HistoryRecord(
                Map.of("server", "shop"), Map.of(), "shop", null, ddl, new TableChanges(), Instant.EPOCH));
    }
}
