package dev.camelion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.capture.CaptureComponent;
import dev.camelion.capture.CaptureControl;
import dev.camelion.capture.CaptureStart;
import dev.camelion.capture.EncodeRowsProcessor;
import dev.camelion.capture.TranslateDdlProcessor;
import dev.camelion.catalogue.LeaseStore;
import dev.camelion.catalogue.PositionStore;
import dev.camelion.catalogue.SourceStore;
import dev.camelion.catalogue.Sql;
import dev.camelion.catalogue.StatusStore;
import dev.camelion.catalogue.SyncStore;
import dev.camelion.lease.Lease;
import dev.camelion.target.TargetPool;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Endpoint;
import org.apache.camel.Route;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.component.direct.DirectEndpoint;
import org.apache.camel.main.Main;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The shipped routes, loaded as the product loads them, with no server behind them. */
class RoutesTest {
    private static final Map<String, Object> PARAMETERS = Map.of(
            "source", "shop",
            "sourceId", 1,
            "batchSize", 10,
            "maxBatch", 10,
            "queueSize", 20,
            "queueBytes", 1000,
            "replayInterval", 1000,
            "retention", "1 day");

    private final Main camel = new Main();

    @BeforeEach
    void load() throws Exception {
        var nowhere =
                TargetPool.open("jdbc:postgresql://127.0.0.1:1/none", "none", "none", "test", 2, Duration.ofSeconds(1));
        camel.configure().withRoutesIncludePattern("file:routes/*.camel.yaml");
        camel.configure().withAutoStartup(false);
        camel.bind("debezium-mysql", new CaptureComponent(new NoControl()));
        camel.bind("encodeRows", new EncodeRowsProcessor(Map.of()));
        camel.bind("translateDdl", new TranslateDdlProcessor(Map.of()));
        camel.bind("target", nowhere);
        camel.bind("replayTarget", nowhere);
        camel.bind("source-shop", nowhere);
        var sql = new Sql(nowhere);
        camel.bind("lease", new Lease(new LeaseStore(sql)));
        camel.bind("stopRequests", new StopRequests(new SourceStore(sql), source -> {}));
        camel.bind("structureRequests", new StructureRequests(new SyncStore(sql)));
        camel.bind("binlogEnd", new BinlogEnd(new PositionStore(sql)));
        camel.bind("cascadeChecks", new CascadeChecks());
        camel.bind("variableChecks", new VariableChecks());
        camel.bind("lockWaits", new LockWaits(new StatusStore(sql)));
        camel.bind("roundReport", new RoundReport());
        camel.start();
        for (var template : new String[] {
            "capture",
            "replay",
            "replay-in-lanes",
            "replay-timer",
            "maintain",
            "poll",
            "check-cascades",
            "check-variables"
        }) {
            TemplatedRouteBuilder.builder(camel.getCamelContext(), template)
                    .routeId(template + "-shop")
                    .parameters(PARAMETERS)
                    .add();
        }
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void every_direct_call_has_a_route_that_answers() {
        var context = camel.getCamelContext();
        var answered = context.getRoutes().stream()
                .map(Route::getEndpoint)
                .map(Endpoint::getEndpointUri)
                .collect(Collectors.toSet());
        assertThat(context.getEndpoints())
                .filteredOn(DirectEndpoint.class::isInstance)
                .isNotEmpty()
                .extracting(Endpoint::getEndpointUri)
                .isSubsetOf(answered);
    }

    @Test
    void every_route_says_what_it_is_for() {
        assertThat(camel.getCamelContext().getRoutes())
                .hasSize(9)
                .allSatisfy(route ->
                        assertThat(route.getDescription()).as(route.getId()).endsWith("."));
    }

    @Test
    void no_route_shows_a_password() {
        assertThat(camel.getCamelContext().getEndpoints())
                .extracting(Endpoint::getEndpointUri)
                .noneMatch(uri -> uri.toLowerCase(java.util.Locale.ROOT).contains("password"));
    }

    private static final class NoControl implements CaptureControl {
        @Override
        public CaptureStart begin(String source) {
            throw new IllegalStateException("no capture starts here");
        }

        @Override
        public void appended(String source) {}

        @Override
        public void ended(String source, @Nullable Throwable failure) {}
    }
}
