package dev.camelion;

import dev.camelion.supervise.Failure;
import dev.camelion.supervise.RetryDelay;
import dev.camelion.supervise.StatusBoard;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;

/**
 * The bean {@code roundReport}: tells a source's status board how a round of its routes went, and makes rounds that fail
 * again and again come at longer intervals, whatever wakes them.
 */
public final class RoundReport {
    private static final Duration FIRST_DELAY = Duration.ofMillis(200);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(15);

    private final Map<String, StatusBoard> boards = new ConcurrentHashMap<>();
    private final Map<String, RetryDelay> delays = new ConcurrentHashMap<>();

    void add(String source, StatusBoard board) {
        boards.put(source, board);
    }

    public void failed(Exchange exchange) {
        var failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        var source = source(exchange);
        if (boards.containsKey(source)) {
            boards.get(source).roundFailed(part(exchange, source), Failure.of(failure));
        }
        delay(exchange).failed();
    }

    /** Whether the next round may come: at once after one that succeeded, some time after one that failed. */
    public boolean isDue(Exchange exchange) {
        return delay(exchange).isOver();
    }

    private RetryDelay delay(Exchange exchange) {
        return delays.computeIfAbsent(
                String.valueOf(exchange.getFromRouteId()), route -> new RetryDelay(FIRST_DELAY, LONGEST_DELAY));
    }

    public void succeeded(Exchange exchange) {
        var source = source(exchange);
        if (boards.containsKey(source)) {
            boards.get(source).roundSucceeded(part(exchange, source));
        }
        delay(exchange).succeeded();
    }

    private static String source(Exchange exchange) {
        return String.valueOf(exchange.getMessage().getHeader("CamelionSource", String.class));
    }

    // replay-shop reports for the part "replay"
    private static String part(Exchange exchange, String source) {
        var route = String.valueOf(exchange.getFromRouteId());
        return route.endsWith("-" + source) ? route.substring(0, route.length() - source.length() - 1) : route;
    }
}
