package dev.camelion.demo;

import dev.camelion.cli.operation.SourceStatus;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers as the demo prints them. */
final class Text {
    private Text() {}

    static String seconds(@Nullable Duration time) {
        return time == null ? "-" : String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }

    static String lags(SourceStatus status) {
        return "read lag %s, replay lag %s".formatted(seconds(status.readLag()), seconds(status.replayLag()));
    }

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
