package dev.camelion;

import static java.util.Objects.requireNonNull;

import dev.camelion.capture.CaptureComponent;
import dev.camelion.capture.CaptureControl;
import dev.camelion.capture.CaptureStart;
import dev.camelion.capture.EncodeRowsProcessor;
import dev.camelion.capture.ReplicatedTables;
import dev.camelion.capture.TranslateDdlProcessor;
import dev.camelion.catalogue.RegisteredSource;
import dev.camelion.config.SourceSettings;
import dev.camelion.copy.CopyPlan;
import dev.camelion.copy.SourceChanges;
import dev.camelion.ddl.policy.TranslationPolicy;
import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import dev.camelion.lease.Lease;
import dev.camelion.model.SourcePosition;
import dev.camelion.source.ForeignKeyActions;
import dev.camelion.source.ResumeCheck;
import dev.camelion.source.SourceFacts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.main.Main;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what was written to a source since its copy began, with the capture route that a replica has, into the log of the
 * source that stands for the copy; nothing replays that. One copy, one thread.
 */
final class CopyChanges implements SourceChanges, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CopyChanges.class);
    // as long as the server's heartbeats and commits show that it goes on there is no end to a long backlog
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Path home;
    private final Wiring wiring;
    private final RegisteredSource source;
    private final SourceSettings settings;
    private final TranslationPolicy policy;
    private final Lease lease;
    private @Nullable LeaseRenewal renewal;
    private @Nullable Reading reading;
    private long owned;

    private record Reading(Main camel, Control control) {}

    static CopyChanges of(Path home, Wiring wiring, RegisteredSource source, SourceSettings settings, CopyPlan plan) {
        var loading = new RegisteredSource(
                source.id(), source.name(), source.status(), false, null, plan.loadingSchemas(), source.columnTypes());
        var types = ColumnTypes.stored(plan.columnTypes());
        return new CopyChanges(home, wiring, source, settings, wiring.policy(settings, loading, types));
    }

    /** @param policy of the loading schemas */
    private CopyChanges(
            Path home, Wiring wiring, RegisteredSource source, SourceSettings settings, TranslationPolicy policy) {
        this.home = home;
        this.wiring = wiring;
        this.source = source;
        this.settings = settings;
        this.policy = policy;
        this.lease = new Lease(wiring.leases());
    }

    private String name() {
        return source.name() + ".copy";
    }

    @Override
    public Optional<String> lost(long loadingId) {
        try {
            var stored = wiring.positions().load(loadingId, name());
            ResumeCheck.check(wiring.connections(settings), source.schemas().keySet(), source.name(), stored);
            var server = SourceFacts.serverUuid(wiring.connections(settings));
            return server.equals(stored.serverUuid())
                    ? Optional.empty()
                    : Optional.of("the source is another server than the copy began with");
        } catch (ReplicaException unreadable) {
            if (unreadable.code() == ErrorCode.POSITION_LOST || unreadable.code() == ErrorCode.SOURCE_CHANGED) {
                return Optional.of(String.valueOf(unreadable.getMessage()));
            }
            throw unreadable;
        }
    }

    @Override
    public long own(long loadingId) {
        if (!lease.isHeld(name()) || owned != loadingId) {
            close();
            lease.take(name(), loadingId);
            owned = loadingId;
            renewal = new LeaseRenewal(lease, name());
        }
        return lease.epoch(name());
    }

    @Override
    public void log(long loadingId, SourcePosition upTo) {
        own(loadingId);
        if (isLogged(loadingId, upTo)) {
            return;
        }
        LOG.info("copy source={} reads what was written up to {}", source.name(), upTo.binlog());
        if (reading == null) {
            reading = start(loadingId);
        }
        try {
            await(reading.control, loadingId, upTo);
        } catch (RuntimeException failure) {
            // one that broke is started anew by the next call
            rest();
            throw failure;
        }
    }

    @Override
    public void rest() {
        var started = reading;
        reading = null;
        if (started != null) {
            started.control.isStopping = true;
            started.camel.stop();
        }
    }

    private Reading start(long loadingId) {
        var started = new Reading(new Main(), new Control(loadingId));
        try {
            start(started.camel, started.control);
            return started;
        } catch (RuntimeException failure) {
            started.camel.stop();
            throw failure;
        } catch (Exception failure) {
            started.camel.stop();
            throw new ReplicaException(
                    ErrorCode.SETTING_INVALID,
                    "the routes do not start: " + failure.getMessage(),
                    "Check routes/ and the camel.* settings",
                    failure);
        }
    }

    private void start(Main camel, Control control) throws Exception {
        camel.configure().withName("camelion-copy");
        camel.configure().withRoutesIncludePattern(pattern("routes") + "/*.camel.yaml");
        camel.configure().withAutoConfigurationLogSummary(false);
        camel.configure().withShutdownTimeout(40);
        camel.setPropertyPlaceholderLocations(pattern("config") + "/application.properties");
        var tables = Map.of(name(), control.tables);
        camel.bind("debezium-mysql", new CaptureComponent(control));
        camel.bind("encodeRows", new EncodeRowsProcessor(tables));
        camel.bind("translateDdl", new TranslateDdlProcessor(tables));
        camel.bind("target", wiring.target());
        camel.start();
        var capture = wiring.settings().capture();
        TemplatedRouteBuilder.builder(requireNonNull(camel.getCamelContext()), "capture")
                .routeId("capture-" + name())
                .parameter("source", name())
                .parameters(Map.of(
                        "maxBatch", capture.maxBatch(),
                        "queueSize", capture.queueSize(),
                        "queueBytes", capture.queueBytes(Runtime.getRuntime().maxMemory(), 1)))
                .add();
        camel.getCamelContext().getRouteController().startRoute("capture-" + name());
    }

    private String pattern(String folder) {
        return "file:" + home.resolve(folder).toAbsolutePath();
    }

    private void await(Control control, long loadingId, SourcePosition upTo) {
        var appends = -1L;
        while (!isLogged(loadingId, upTo)) {
            var seen = wiring.positions().load(loadingId, name()).appends();
            if (seen == appends) {
                throw new ReplicaException(
                        ErrorCode.SOURCE_BUSY,
                        "what was written to source %s since its copy began is not read up to %s; nothing came for %d s"
                                .formatted(source.name(), upTo.binlog(), PATIENCE.toSeconds()),
                        "Look at the log; run the command again, or with --restart to copy from the start");
            }
            appends = seen;
            Waiting.until(
                    PATIENCE, () -> control.hasFailed() || isLogged(loadingId, upTo) || appended(loadingId, seen));
            control.check();
        }
    }

    private boolean appended(long loadingId, long before) {
        return wiring.positions().load(loadingId, name()).appends() > before;
    }

    private boolean isLogged(long loadingId, SourcePosition upTo) {
        var position = wiring.positions().load(loadingId, name());
        return position.binlog().compareTo(upTo.binlog()) >= 0;
    }

    @Override
    public void close() {
        rest();
        if (renewal != null) {
            renewal.close();
            renewal = null;
        }
        lease.release(name());
    }

    /** Starts the capture at what the loading source has; its failure ends the wait. */
    private final class Control implements CaptureControl {
        private final long loadingId;
        private final ReplicatedTables tables;
        private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        private volatile boolean isStopping;

        private Control(long loadingId) {
            this.loadingId = loadingId;
            this.tables = new ReplicatedTables(policy, Wiring.ddlPolicy(settings), false);
        }

        @Override
        public CaptureStart begin(String name) {
            var positions = wiring.positions();
            tables.reset(positions.model(loadingId), ForeignKeyActions.areHidden(wiring.connections(settings)));
            return new CaptureStart(
                    positions.load(loadingId, name),
                    positions.history(loadingId),
                    lease.epoch(name),
                    engine(),
                    wiring.largestRow(),
                    tables.engineWords());
        }

        // beside a replica that reads under the source's own number
        private Map<String, String> engine() {
            var engine = new LinkedHashMap<>(wiring.engineSettings(settings));
            var id = ThreadLocalRandom.current().nextLong(1L << 31, (1L << 32) - 1);
            engine.put("database.server.id", String.valueOf(id));
            return engine;
        }

        @Override
        public void appended(String name) {}

        @Override
        public void ended(String name, @Nullable Throwable cause) {
            if (!isStopping) {
                failure.compareAndSet(null, cause == null ? new IllegalStateException("capture ended") : cause);
            }
        }

        boolean hasFailed() {
            return failure.get() != null;
        }

        void check() {
            var cause = failure.get();
            if (cause instanceof RuntimeException known) {
                throw known;
            }
            if (cause != null) {
                throw new IllegalStateException(cause);
            }
        }
    }
}
