package dev.camelion;

import dev.camelion.supervise.Failure;
import dev.camelion.supervise.StatusBoard;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;

/** The bean {@code roundReport}: tells a source's status board how a round of its routes went. */
public final class RoundReport {
    private final Map<String, StatusBoard> boards = new ConcurrentHashMap<>();

    void add(String source, StatusBoard board) {
        boards.put(source, board);
    }

    public void failed(Exchange exchange) {
        var failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        var source = source(exchange);
        if (boards.containsKey(source)) {
            boards.get(source).roundFailed(part(exchange, source), Failure.of(failure));
        }
    }

    public void succeeded(Exchange exchange) {
        var source = source(exchange);
        if (boards.containsKey(source)) {
            boards.get(source).roundSucceeded(part(exchange, source));
        }
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
