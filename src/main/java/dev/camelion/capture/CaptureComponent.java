package dev.camelion.capture;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.component.debezium.DebeziumEndpoint;
import org.apache.camel.component.debezium.mysql.DebeziumMySqlComponent;
import org.apache.camel.support.DefaultComponent;

/**
 * The scheme {@code debezium-mysql} with one exchange a run instead of one a record. Camel's own component (final) reads
 * and checks the options; only the consumer is ours, because the stock one loses records when a route fails.
 */
public final class CaptureComponent extends DefaultComponent {
    private final CaptureControl control;

    public CaptureComponent(CaptureControl control) {
        this.control = control;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        var stock = new DebeziumMySqlComponent(getCamelContext());
        stock.start();
        // what the stock component insists on; the real values come with each start of the engine
        var configuration = stock.getConfiguration();
        configuration.setTopicPrefix(remaining);
        configuration.setDatabaseHostname("set at the start of the engine");
        configuration.setDatabaseUser("set at the start of the engine");
        configuration.setDatabasePassword("set at the start of the engine");
        configuration.setDatabaseServerId(1);
        configuration.setOffsetStorageFileName("not used");
        configuration.setSchemaHistoryInternalFileFilename("not used");
        var asked = new java.util.TreeMap<>(parameters);
        var configured = (DebeziumEndpoint<?>) stock.createEndpoint(uri, asked);
        parameters.clear();
        return new CaptureEndpoint(uri, this, remaining, configured.getConfiguration(), control);
    }
}
