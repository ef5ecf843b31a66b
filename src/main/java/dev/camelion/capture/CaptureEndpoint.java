package dev.camelion.capture;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.component.debezium.configuration.EmbeddedDebeziumConfiguration;
import org.apache.camel.support.DefaultEndpoint;

/** One source's binlog, consumed in runs. */
final class CaptureEndpoint extends DefaultEndpoint {
    private final String source;
    private final EmbeddedDebeziumConfiguration configuration;
    private final CaptureControl control;

    CaptureEndpoint(
            String uri,
            CaptureComponent component,
            String source,
            EmbeddedDebeziumConfiguration configuration,
            CaptureControl control) {
        super(uri, component);
        this.source = source;
        this.configuration = configuration;
        this.control = control;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("a source is read only: " + getEndpointUri());
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        var consumer = new CaptureConsumer(this, processor, source, configuration, control);
        configureConsumer(consumer);
        return consumer;
    }
}
