package dev.camelion.capture.engine;

import com.github.shyiko.mysql.binlog.BinaryLogClient;
import io.debezium.connector.base.ChangeEventQueue;
import io.debezium.connector.binlog.jdbc.BinlogConnectorConnection;
import io.debezium.connector.mysql.MySqlChangeEventSourceFactory;
import io.debezium.connector.mysql.MySqlConnectorConfig;
import io.debezium.connector.mysql.MySqlDatabaseSchema;
import io.debezium.connector.mysql.MySqlOffsetContext;
import io.debezium.connector.mysql.MySqlPartition;
import io.debezium.connector.mysql.MySqlStreamingChangeEventSourceMetrics;
import io.debezium.connector.mysql.MySqlTaskContext;
import io.debezium.jdbc.MainConnectionProvidingConnectionFactory;
import io.debezium.pipeline.DataChangeEvent;
import io.debezium.pipeline.ErrorHandler;
import io.debezium.pipeline.EventDispatcher;
import io.debezium.pipeline.source.spi.StreamingChangeEventSource;
import io.debezium.relational.TableId;
import io.debezium.snapshot.SnapshotterService;
import io.debezium.util.Clock;

/** Has the engine stream with our reader. */
final class ReaderFactory extends MySqlChangeEventSourceFactory {
    private final Parts parts;
    private final BinlogListener listener;

    /** What a source of events is made of. */
    record Parts(
            MySqlConnectorConfig settings,
            MainConnectionProvidingConnectionFactory<BinlogConnectorConnection> connections,
            ErrorHandler errors,
            EventDispatcher<MySqlPartition, TableId> dispatcher,
            Clock clock,
            MySqlDatabaseSchema schema,
            MySqlTaskContext context,
            MySqlStreamingChangeEventSourceMetrics metrics,
            ChangeEventQueue<DataChangeEvent> queue,
            SnapshotterService snapshots,
            BinaryLogClient client) {}

    ReaderFactory(Parts parts, BinlogListener listener) {
        super(
                parts.settings,
                parts.connections,
                parts.errors,
                parts.dispatcher,
                parts.clock,
                parts.schema,
                parts.context,
                parts.metrics,
                parts.queue,
                parts.snapshots,
                parts.client);
        this.parts = parts;
        this.listener = listener;
    }

    @Override
    public StreamingChangeEventSource<MySqlPartition, MySqlOffsetContext> getStreamingChangeEventSource() {
        // records are kept back while a snapshot is made, for its last one
        parts.queue.disableBuffering();
        return new BinlogReader(parts, listener);
    }
}
