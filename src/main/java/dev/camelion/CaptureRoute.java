package dev.camelion;

import dev.camelion.supervise.Part;
import java.util.concurrent.TimeUnit;
import org.apache.camel.main.Main;

/** A source's capture as its supervisor starts and stops it. */
record CaptureRoute(Main camel, String source) implements Part {
    private static final int STOP_SECONDS = 40;

    @Override
    public void start() throws Exception {
        camel.getCamelContext().getRouteController().startRoute("capture-" + source);
    }

    @Override
    public void stop() throws Exception {
        camel.getCamelContext().getRouteController().stopRoute("capture-" + source, STOP_SECONDS, TimeUnit.SECONDS);
    }
}
