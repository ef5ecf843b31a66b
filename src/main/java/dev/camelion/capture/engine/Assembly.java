package dev.camelion.capture.engine;

import com.github.shyiko.mysql.binlog.BinaryLogClient;
import io.debezium.bean.StandardBeanNames;
import io.debezium.config.CommonConnectorConfig;
import io.debezium.config.Configuration;
import io.debezium.connector.base.ChangeEventQueue;
import io.debezium.connector.base.DefaultQueueProvider;
import io.debezium.connector.binlog.BinlogEventMetadataProvider;
import io.debezium.connector.binlog.jdbc.BinlogConnectorConnection;
import io.debezium.connector.common.DebeziumHeaderProducer;
import io.debezium.connector.mysql.MySqlChangeEventSourceMetricsFactory;
import io.debezium.connector.mysql.MySqlConnector;
import io.debezium.connector.mysql.MySqlConnectorConfig;
import io.debezium.connector.mysql.MySqlDatabaseSchema;
import io.debezium.connector.mysql.MySqlErrorHandler;
import io.debezium.connector.mysql.MySqlOffsetContext;
import io.debezium.connector.mysql.MySqlPartition;
import io.debezium.connector.mysql.MySqlStreamingChangeEventSourceMetrics;
import io.debezium.connector.mysql.MySqlTaskContext;
import io.debezium.connector.mysql.jdbc.MySqlConnection;
import io.debezium.connector.mysql.jdbc.MySqlConnectionConfiguration;
import io.debezium.connector.mysql.jdbc.MySqlFieldReaderResolver;
import io.debezium.connector.mysql.jdbc.MySqlValueConverters;
import io.debezium.jdbc.DefaultMainConnectionProvidingConnectionFactory;
import io.debezium.jdbc.MainConnectionProvidingConnectionFactory;
import io.debezium.pipeline.ChangeEventSourceCoordinator;
import io.debezium.pipeline.DataChangeEvent;
import io.debezium.pipeline.ErrorHandler;
import io.debezium.pipeline.EventDispatcher;
import io.debezium.pipeline.notification.NotificationService;
import io.debezium.pipeline.source.spi.EventMetadataProvider;
import io.debezium.pipeline.spi.OffsetContext;
import io.debezium.pipeline.spi.Offsets;
import io.debezium.relational.CustomConverterRegistry;
import io.debezium.relational.TableId;
import io.debezium.schema.SchemaFactory;
import io.debezium.snapshot.SnapshotterService;
import io.debezium.spi.schema.DataCollectionId;
import io.debezium.spi.topic.TopicNamingStrategy;
import io.debezium.util.Clock;
import java.util.List;
import org.apache.kafka.connect.data.Struct;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The parts of one start of the engine. What a replica has no use for is left out: signals, notifications, and checks of
 * the source, which were made before the start.
 */
final class Assembly implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Assembly.class);

    private final Configuration config;
    private final MySqlConnectorConfig settings;
    private final MySqlTaskContext context;
    private final Offsets<MySqlPartition, MySqlOffsetContext> offsets;
    private final MainConnectionProvidingConnectionFactory<BinlogConnectorConnection> connections;
    private final BinlogConnectorConnection beansConnection;
    private final TopicNamingStrategy<TableId> topics;
    private final MySqlDatabaseSchema schema;
    private final ChangeEventQueue<DataChangeEvent> queue;
    private final ErrorHandler errors;
    private final EventMetadataProvider metadata = new WithoutSummary();

    Assembly(
            Configuration config,
            MySqlConnectorConfig settings,
            MySqlTaskContext context,
            Offsets<MySqlPartition, MySqlOffsetContext> offsets) {
        this.config = config;
        this.settings = settings;
        this.context = context;
        this.offsets = offsets;
        this.connections = new DefaultMainConnectionProvidingConnectionFactory<>(() -> new MySqlConnection(
                new MySqlConnectionConfiguration(config), MySqlFieldReaderResolver.resolve(settings)));
        this.beansConnection = connections.newConnection();
        this.topics = settings.getTopicNamingStrategy(CommonConnectorConfig.TOPIC_NAMING_STRATEGY);
        var values = values();
        this.schema = new MySqlDatabaseSchema(
                settings,
                values,
                topics,
                settings.schemaNameAdjuster(),
                connections.mainConnection().isTableIdCaseSensitive(),
                settings.getServiceRegistry().tryGetService(CustomConverterRegistry.class),
                context);
        registerBeans(values);
        this.queue = new ChangeEventQueue.Builder<DataChangeEvent>()
                .pollInterval(settings.getPollInterval())
                .maxBatchSize(settings.getMaxBatchSize())
                .maxQueueSize(settings.getMaxQueueSize())
                .maxQueueSizeInBytes(settings.getMaxQueueSizeInBytes())
                .queueProvider(new DefaultQueueProvider<>(settings.getMaxQueueSize()))
                .loggingContextSupplier(() -> context.configureLoggingContext("queue"))
                .buffering()
                .build();
        this.errors = new MySqlErrorHandler(settings, queue, null);
    }

    ChangeEventQueue<DataChangeEvent> queue() {
        return queue;
    }

    ErrorHandler errors() {
        return errors;
    }

    ChangeEventSourceCoordinator<MySqlPartition, MySqlOffsetContext> start() {
        var dispatcher = new EventDispatcher<MySqlPartition, TableId>(
                settings,
                topics,
                schema,
                queue,
                settings.getTableFilters().dataCollectionFilter(),
                DataChangeEvent::new,
                metadata,
                settings.schemaNameAdjuster(),
                settings.getServiceRegistry().tryGetService(DebeziumHeaderProducer.class));
        var client = new BinaryLogClient(
                settings.getHostName(), settings.getPort(), settings.getUserName(), settings.getPassword());
        var metrics =
                new MySqlStreamingChangeEventSourceMetrics(context, queue, metadata, schema::dataCollectionIds, client);
        var snapshots = settings.getServiceRegistry().tryGetService(SnapshotterService.class);
        var parts = new ReaderFactory.Parts(
                settings,
                connections,
                errors,
                dispatcher,
                Clock.system(),
                schema,
                context,
                metrics,
                queue,
                snapshots,
                client);
        var coordinator = new ChangeEventSourceCoordinator<>(
                offsets,
                errors,
                MySqlConnector.class,
                settings,
                new ReaderFactory(parts, Listeners.of(config)),
                new MySqlChangeEventSourceMetricsFactory(metrics),
                dispatcher,
                schema,
                null,
                new NotificationService<MySqlPartition, MySqlOffsetContext>(
                        List.of(), settings, SchemaFactory.get(), dispatcher::enqueueNotification),
                snapshots);
        coordinator.start(context, queue, metadata);
        return coordinator;
    }

    private MySqlValueConverters values() {
        return new MySqlValueConverters(
                settings.getDecimalMode(),
                settings.getTemporalPrecisionMode(),
                settings.getBigIntUnsignedHandlingMode().asBigIntUnsignedMode(),
                settings.binaryHandlingMode(),
                temporal -> temporal,
                settings.getEventConvertingFailureHandlingMode(),
                settings.getServiceRegistry());
    }

    /** What Debezium's services look for. They go by the connector's very class. */
    private void registerBeans(MySqlValueConverters values) {
        var beans = settings.getBeanRegistry();
        beans.add(
                StandardBeanNames.CONFIGURATION,
                config.edit()
                        .with(CommonConnectorConfig.CONNECTOR_CLASS, MySqlConnector.class.getName())
                        .build());
        beans.add(StandardBeanNames.CONNECTOR_CONFIG, settings);
        beans.add(StandardBeanNames.DATABASE_SCHEMA, schema);
        beans.add(StandardBeanNames.JDBC_CONNECTION, beansConnection);
        beans.add(StandardBeanNames.VALUE_CONVERTER, values);
        beans.add(StandardBeanNames.OFFSETS, offsets);
        beans.add(StandardBeanNames.CDC_SOURCE_TASK_CONTEXT, context);
    }

    @Override
    public void close() {
        close(connections.mainConnection());
        close(beansConnection);
        schema.close();
    }

    private static void close(BinlogConnectorConnection connection) {
        try {
            connection.close();
        } catch (Exception e) {
            LOG.debug("a connection of the engine did not close: {}", e.getMessage());
        }
    }

    /** Without the text of every event that the JMX attribute LastEvent would show: it took a third of the reader's time. */
    private static final class WithoutSummary extends BinlogEventMetadataProvider {
        @Override
        public String toSummaryString(DataCollectionId source, OffsetContext offset, Object key, Struct value) {
            return "";
        }
    }
}
