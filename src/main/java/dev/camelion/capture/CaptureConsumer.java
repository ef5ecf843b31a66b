package dev.camelion.capture;

import dev.camelion.catalogue.Json;
import io.debezium.embedded.Connect;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.RecordChangeEvent;
import io.debezium.engine.format.ChangeEventFormat;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Processor;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.component.debezium.configuration.EmbeddedDebeziumConfiguration;
import org.apache.camel.support.DefaultConsumer;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the engine and sends each run through the route, on the engine's thread: a slow append slows the engine down,
 * and a failed one ends it with nothing acknowledged. Every start goes on from what the catalogue says.
 */
final class CaptureConsumer extends DefaultConsumer {
    /** Header with the appends that came before: what the append expects. */
    static final String APPENDS = "CamelionAppends";

    static final String EPOCH = "CamelionEpoch";
    static final String SOURCE = "CamelionSource";
    static final String SOURCE_ID = "CamelionSourceId";

    private static final Logger LOG = LoggerFactory.getLogger(CaptureConsumer.class);

    // the server's heartbeat comes every 0.8 s (connect.keep.alive.interval.ms); ten of them missing is silence
    private static final Duration SILENCE = Duration.ofSeconds(8);
    private static final Duration FIRST_RECORD = Duration.ofSeconds(60);

    private final String source;
    private final EmbeddedDebeziumConfiguration configuration;
    private final CaptureControl control;

    private @Nullable Session session;

    CaptureConsumer(
            CaptureEndpoint endpoint,
            Processor processor,
            String source,
            EmbeddedDebeziumConfiguration configuration,
            CaptureControl control) {
        super(endpoint, processor);
        this.source = source;
        this.configuration = configuration;
        this.control = control;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        session = new Session(control.begin(source));
        session.start();
    }

    @Override
    protected void doStop() throws Exception {
        if (session != null) {
            session.stop();
            session = null;
        }
        super.doStop();
    }

    /** One start of the engine, with all that depends on where it started. */
    private final class Session {
        private final CaptureStart begin;
        private final EngineSchemaHistory.Buffer history;
        private final RunCutter cutter;
        private final DebeziumEngine<RecordChangeEvent<SourceRecord>> engine;
        private final ExecutorService thread;
        private final SilenceWatch watch;
        private long appends;
        private volatile boolean stopping;

        Session(CaptureStart begin) {
            this.begin = begin;
            this.appends = begin.position().appends();
            this.history = new EngineSchemaHistory.Buffer(begin.history());
            this.cutter = new RunCutter(source, begin.position(), history);
            this.engine = DebeziumEngine.create(ChangeEventFormat.of(Connect.class))
                    .using(properties())
                    .using((DebeziumEngine.CompletionCallback) this::completed)
                    .notifying(this::batch)
                    .build();
            this.thread = getEndpoint()
                    .getCamelContext()
                    .getExecutorServiceManager()
                    .newSingleThreadExecutor(CaptureConsumer.this, "capture-" + source);
            this.watch = new SilenceWatch(source, FIRST_RECORD, SILENCE, silence -> fail(silence));
        }

        void start() {
            watch.start();
            thread.execute(engine);
        }

        private Properties properties() {
            var properties = configuration.createDebeziumConfiguration().asProperties();
            properties.putAll(begin.connection());
            properties.setProperty("topic.prefix", source);
            properties.setProperty("offset.storage", FixedOffset.class.getName());
            properties.setProperty(
                    FixedOffset.OFFSET_KEY, Json.write(begin.position().offset()));
            properties.setProperty("schema.history.internal", EngineSchemaHistory.class.getName());
            properties.setProperty(EngineSchemaHistory.BUFFER_KEY, history.key());
            return properties;
        }

        private void batch(
                List<RecordChangeEvent<SourceRecord>> records,
                DebeziumEngine.RecordCommitter<RecordChangeEvent<SourceRecord>> committer)
                throws InterruptedException {
            watch.busy();
            try {
                var runs = cutter.cut(
                        records.stream().map(RecordChangeEvent::record).toList());
                for (var run : runs) {
                    send(run);
                }
                committer.markBatchFinished();
            } finally {
                watch.heard();
            }
        }

        private void send(Run run) {
            var exchange = createExchange(false);
            try {
                var message = exchange.getIn();
                message.setBody(run);
                message.setHeader(SOURCE, source);
                message.setHeader(SOURCE_ID, begin.position().sourceId());
                message.setHeader(EPOCH, begin.epoch());
                message.setHeader(APPENDS, appends);
                getProcessor().process(exchange);
                if (exchange.getException() != null) {
                    throw new RuntimeCamelException(exchange.getException());
                }
                appends++;
                if (appends == begin.position().appends() + 1) {
                    control.appended(source);
                }
            } catch (RuntimeException failure) {
                throw failure;
            } catch (Exception failure) {
                throw new RuntimeCamelException(failure);
            } finally {
                releaseExchange(exchange, false);
            }
        }

        private void completed(boolean success, @Nullable String message, @Nullable Throwable error) {
            watch.stop();
            if (stopping) {
                LOG.info("capture ended source={}", source);
            } else {
                control.ended(source, error == null && !success ? new IllegalStateException(message) : error);
            }
        }

        private void fail(Throwable reason) {
            if (!stopping) {
                control.ended(source, reason);
            }
        }

        void stop() throws Exception {
            stopping = true;
            watch.stop();
            try {
                engine.close();
            } catch (IllegalStateException alreadyDown) {
                LOG.debug("capture source={}: {}", source, alreadyDown.getMessage());
            }
            thread.shutdown();
            if (!thread.awaitTermination(30, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
            getEndpoint().getCamelContext().getExecutorServiceManager().shutdownNow(thread);
            history.close();
        }
    }
}
