package dev.camelion.capture.engine;

import static java.util.Objects.requireNonNull;

import io.debezium.config.Configuration;
import io.debezium.config.Field;
import io.debezium.connector.binlog.BinlogSourceTask;
import io.debezium.connector.mysql.MySqlConnector;
import io.debezium.connector.mysql.MySqlConnectorConfig;
import io.debezium.connector.mysql.MySqlOffsetContext;
import io.debezium.connector.mysql.MySqlPartition;
import io.debezium.connector.mysql.MySqlTaskContext;
import io.debezium.pipeline.ChangeEventSourceCoordinator;
import io.debezium.pipeline.DataChangeEvent;
import io.debezium.pipeline.ErrorHandler;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * Streams one source's binlog with Debezium's parts and our {@link BinlogReader}. Debezium's own task makes its reader
 * itself and lets nobody at it.
 */
public final class EngineTask extends BinlogSourceTask<MySqlPartition, MySqlOffsetContext> {
    private @Nullable MySqlConnectorConfig settings;
    private @Nullable MySqlTaskContext context;
    private @Nullable Assembly assembly;

    @Override
    public String version() {
        return new MySqlConnector().version();
    }

    @Override
    public MySqlTaskContext preStart(Configuration config) {
        settings = new MySqlConnectorConfig(config);
        context = new MySqlTaskContext(config, settings);
        return context;
    }

    @Override
    protected ChangeEventSourceCoordinator<MySqlPartition, MySqlOffsetContext> start(Configuration config) {
        var settings = requireNonNull(this.settings);
        var offsets = getPreviousOffsets(
                new MySqlPartition.Provider(settings, config), new MySqlOffsetContext.Loader(settings));
        registerServiceProviders(settings.getServiceRegistry());
        assembly = new Assembly(config, settings, requireNonNull(context), offsets);
        return assembly.start();
    }

    @Override
    protected List<SourceRecord> doPoll() throws InterruptedException {
        return requireNonNull(assembly).queue().poll().stream()
                .map(DataChangeEvent::getRecord)
                .toList();
    }

    @Override
    protected Optional<ErrorHandler> getErrorHandler() {
        return Optional.ofNullable(assembly).map(Assembly::errors);
    }

    @Override
    protected void doStop() {
        if (assembly != null) {
            assembly.close();
        }
    }

    @Override
    protected String connectorName() {
        return "mysql";
    }

    @Override
    protected Iterable<Field> getAllConfigurationFields() {
        return MySqlConnectorConfig.ALL_FIELDS;
    }
}
