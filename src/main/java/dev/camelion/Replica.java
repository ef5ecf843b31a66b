package dev.camelion;

import static java.util.Objects.requireNonNull;

import dev.camelion.capture.CaptureComponent;
import dev.camelion.capture.EncodeRowsProcessor;
import dev.camelion.capture.ReplicatedTables;
import dev.camelion.capture.TranslateDdlProcessor;
import dev.camelion.catalogue.RegisteredSource;
import dev.camelion.catalogue.SourceStatus;
import dev.camelion.config.LogImages;
import dev.camelion.config.SourceSettings;
import dev.camelion.ddl.policy.TranslationPolicy;
import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import dev.camelion.lease.Lease;
import dev.camelion.monitor.SchemaChanges;
import dev.camelion.supervise.StatusBoard;
import dev.camelion.supervise.Supervisor;
import dev.camelion.verify.cascade.CascadeCheck;
import dev.camelion.verify.cascade.CascadePlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.component.seda.SedaEndpoint;
import org.apache.camel.main.Main;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running replica: the routes of some sources in one Camel context, until they are told to stop. */
final class Replica implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Replica.class);

    private final Path home;
    private final Wiring wiring;
    private final Lease lease;
    private final Main camel = new Main();
    private final Map<String, Running> sources = new LinkedHashMap<>();
    private final Map<String, ReplicatedTables> tablesBySource = new LinkedHashMap<>();
    private final CountDownLatch stopped;
    private final SourceControl control;
    private final RoundReport report = new RoundReport();
    private final StopRequests stopRequests;
    private final StructureRequests structureRequests;
    private final BinlogEnd binlogEnd;
    private final LockWaits lockWaits;
    private final CascadeChecks cascadeChecks = new CascadeChecks();

    private record Running(
            SourceSettings settings,
            RegisteredSource registered,
            Supervisor supervisor,
            StatusBoard board,
            SchemaChanges schemaChanges) {}

    Replica(Path home, Wiring wiring, List<String> names) {
        this.home = home;
        this.wiring = wiring;
        this.lease = new Lease(wiring.leases());
        this.stopped = new CountDownLatch(names.size());
        this.control = new SourceControl(
                wiring.positions(), lease, new StructureAdoption(wiring.syncs(), wiring.positions(), this::fresh));
        this.structureRequests = new StructureRequests(wiring.syncs());
        this.stopRequests = new StopRequests(wiring.sources(), this::stopLater);
        this.lockWaits = new LockWaits(wiring.statuses());
        this.binlogEnd = new BinlogEnd(wiring.positions());
        try {
            names.forEach(this::add);
        } catch (RuntimeException refused) {
            sources.keySet().forEach(lease::release);
            throw refused;
        }
    }

    private void add(String name) {
        var registered = wiring.sources().get(name);
        wiring.positions().load(registered.id(), name);
        var settings = wiring.source(name);
        var policy = wiring.checkedPolicy(settings, registered);
        lease.take(name, registered.id());
        wiring.sources().requestStop(registered.id(), false);
        var board = new StatusBoard(name, (state, message, code) -> write(registered.id(), state, message, code));
        var supervisor = new Supervisor(
                name,
                new CaptureRoute(camel, name),
                board,
                wiring.settings().restart().firstDelay(),
                wiring.settings().restart().maxDelay());
        var tables = new ReplicatedTables(policy, Wiring.ddlPolicy(settings), settings.logImages() == LogImages.FULL);
        wiring.sources()
                .setReplayRules(
                        registered.id(),
                        settings.replay().discardLimit(),
                        settings.replay().lanes(),
                        settings.ddl().dependentViews().name().toLowerCase(Locale.ROOT),
                        settings.ddl().lockWait());
        control.add(name, replicated(settings, registered, policy, tables));
        control.supervise(name, supervisor);
        report.add(name, board);
        structureRequests.add(name, registered.id(), supervisor);
        stopRequests.add(name, registered.id());
        lockWaits.add(name, registered.id(), settings.ddl().lockWait());
        binlogEnd.add(name, registered.id(), () -> wiring.binlogEndStatement(settings));
        sources.put(
                name,
                new Running(
                        settings,
                        registered,
                        supervisor,
                        board,
                        new SchemaChanges(name, registered.id(), wiring.statuses())));
        tablesBySource.put(name, tables);
    }

    private SourceControl.Replicated replicated(
            SourceSettings settings, RegisteredSource registered, TranslationPolicy policy, ReplicatedTables tables) {
        var connections = wiring.connections(settings);
        cascadeChecks.add(
                registered.name(),
                new CascadeCheck(
                        connections,
                        wiring.cascades(),
                        new SourceDesign(policy),
                        new CascadeChecks.Running(wiring, registered, lease, HeldReplay.yielding(wiring, registered)),
                        new CascadePlan(registered.name(), registered.id(), registered.schemas(), settings.tables())));
        return new SourceControl.Replicated(
                registered,
                connections,
                policy,
                wiring.engineSettings(settings),
                tables,
                registered.schemas().keySet(),
                wiring.largestRow());
    }

    /** A source by the settings as its file has them now, which its capture goes by from its next start on. */
    private SourceControl.Replicated fresh(String name) {
        var settings = HomeSettings.read(home).sources().get(name);
        if (settings == null) {
            throw new ReplicaException(
                    ErrorCode.SOURCE_UNKNOWN,
                    "there is no config/sources/" + name + ".yaml any more",
                    "Put it back, then run the command again");
        }
        var registered = wiring.sources().get(name);
        var policy = wiring.checkedPolicy(settings, registered);
        var tables = requireNonNull(tablesBySource.get(name), name);
        tables.follow(policy, Wiring.ddlPolicy(settings));
        return replicated(settings, registered, policy, tables);
    }

    private void write(long id, StatusBoard.@Nullable State state, @Nullable String message, @Nullable String code) {
        var status = state == null ? SourceStatus.STOPPED : SourceStatus.valueOf(state.name());
        wiring.sources().setStatus(id, status, message);
        if (code != null) {
            wiring.sources().logError(id, "replica", code, String.valueOf(message));
        }
    }

    /** Starts all routes; returns once they are started, capture excepted, which its supervisor starts. */
    void start() throws Exception {
        bind();
        camel.start();
        for (var running : sources.values()) {
            addRoutes(running);
        }
        sources.forEach((name, running) -> {
            LOG.info("replica starts source={}", name);
            running.schemaChanges.register();
            running.supervisor.start();
        });
    }

    private void bind() {
        camel.configure().withName("camelion");
        camel.configure().withRoutesIncludePattern(pattern("routes") + "/*.camel.yaml");
        camel.configure().withAutoConfigurationLogSummary(false);
        camel.configure().withUseMdcLogging(true);
        camel.configure().withShutdownTimeout(40);
        camel.setPropertyPlaceholderLocations(pattern("config") + "/application.properties");
        camel.bind("debezium-mysql", new CaptureComponent(control));
        camel.bind("encodeRows", new EncodeRowsProcessor(tablesBySource));
        camel.bind("translateDdl", new TranslateDdlProcessor(tablesBySource));
        camel.bind("target", wiring.target());
        camel.bind("replayTarget", wiring.replayTarget());
        camel.bind("lease", lease);
        camel.bind("stopRequests", stopRequests);
        camel.bind("structureRequests", structureRequests);
        camel.bind("binlogEnd", binlogEnd);
        camel.bind("cascadeChecks", cascadeChecks);
        camel.bind("variableChecks", new VariableChecks());
        camel.bind("lockWaits", lockWaits);
        camel.bind("roundReport", report);
        sources.values()
                .forEach(running ->
                        camel.bind("source-" + running.registered.name(), wiring.sourcePool(running.settings)));
    }

    private String pattern(String folder) {
        return "file:" + home.resolve(folder).toAbsolutePath();
    }

    private void addRoutes(Running running) {
        var settings = running.settings;
        var capture = wiring.settings().capture();
        template(
                "capture",
                running,
                Map.of(
                        "maxBatch", capture.maxBatch(),
                        "queueSize", capture.queueSize(),
                        "queueBytes", capture.queueBytes(Runtime.getRuntime().maxMemory(), sources.size())));
        template(
                settings.replay().lanes() > 1 ? "replay-in-lanes" : "replay",
                "replay",
                running,
                Map.of(
                        "sourceId", running.registered.id(),
                        "batchSize", settings.batchSize()));
        template(
                "replay-timer",
                running,
                Map.of("replayInterval", settings.replayInterval().toMillis()));
        template(
                "maintain",
                running,
                Map.of(
                        "sourceId",
                        running.registered.id(),
                        "retention",
                        settings.batchRetention().toSeconds() + " seconds"));
        template("poll", running, Map.of());
        template("check-cascades", running, Map.of());
        template("check-variables", running, Map.of());
    }

    private void template(String id, Running running, Map<String, Object> parameters) {
        template(id, id, running, parameters);
    }

    private void template(String id, String name, Running running, Map<String, Object> parameters) {
        var source = running.registered.name();
        TemplatedRouteBuilder.builder(requireNonNull(camel.getCamelContext()), id)
                .routeId(name + "-" + source)
                .parameter("source", source)
                .parameters(parameters)
                .add();
    }

    /** Waits until every source has been told to stop and has stopped. */
    void await() throws InterruptedException {
        stopped.await();
    }

    private void stopLater(String source) {
        // not on the thread of the route that is to be stopped
        new Thread(() -> stop(source), "stop-" + source).start();
    }

    private synchronized void stop(String source) {
        var running = sources.remove(source);
        if (running == null) {
            return;
        }
        // while capture and replay still go on: a round waits for them
        stopRoute("check-cascades-" + source);
        running.supervisor.close();
        stopRoute("replay-timer-" + source);
        forgetWakeUps(source);
        for (var route : List.of("replay-", "poll-", "check-variables-", "maintain-")) {
            stopRoute(route + source);
        }
        running.schemaChanges.close();
        running.board.stopped(null);
        try {
            lease.release(source);
        } catch (RuntimeException targetDown) {
            LOG.warn("the lease of {} was not released and ends by itself: {}", source, targetDown.getMessage());
        }
        LOG.info("replica stopped source={}", source);
        stopped.countDown();
    }

    private void stopRoute(String route) {
        try {
            camel.getCamelContext().getRouteController().stopRoute(route, 30, TimeUnit.SECONDS);
        } catch (Exception failure) {
            LOG.warn("route {} did not stop cleanly: {}", route, failure.getMessage());
        }
    }

    /** A wake-up that nobody takes, because the replay's route was stopped by hand, would keep the shutdown waiting. */
    private void forgetWakeUps(String source) {
        requireNonNull(camel.getCamelContext()).getEndpoints().stream()
                .filter(SedaEndpoint.class::isInstance)
                .map(SedaEndpoint.class::cast)
                .filter(endpoint -> endpoint.getEndpointBaseUri().equals("seda://replay-" + source))
                .forEach(SedaEndpoint::purgeQueue);
    }

    /** Stops what still runs. Safe to call twice. */
    @Override
    public void close() {
        for (var source : new ArrayList<>(sources.keySet())) {
            stop(source);
        }
        camel.stop();
    }
}
