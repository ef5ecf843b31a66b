package dev.camelion.cli.output;

import java.time.Duration;
import java.util.Locale;

/** Times between two events as people and programs read them; never negative, whatever two clocks say. */
public final class Lag {
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private Lag() {}

    public static String text(Duration lag) {
        var seconds = seconds(lag);
        if (seconds < 99.95) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        if (seconds < 2 * HOUR) {
            return (long) seconds / MINUTE + " min";
        }
        return seconds < 2 * DAY ? (long) seconds / HOUR + " h" : (long) seconds / DAY + " d";
    }

    public static double seconds(Duration lag) {
        return Math.max(0, lag.toMillis()) / 1000.0;
    }
}
