package dev.camelion.cli.progress;

import java.time.Duration;
import java.util.ArrayDeque;

/** How fast a count grows, over the last ten seconds. One caller at a time. */
final class Pace {
    private static final long WINDOW = Duration.ofSeconds(10).toNanos();
    private static final long STEP = Duration.ofMillis(500).toNanos();

    private final ArrayDeque<Point> points = new ArrayDeque<>();

    private record Point(long nanos, long amount) {}

    Pace(long startNanos) {
        points.add(new Point(startNanos, 0));
    }

    /** Amount a second until now; 0 where nothing has been added, or where the count began anew. */
    double perSecond(long nanos, long amount) {
        while (points.size() > 1 && second().nanos <= nanos - WINDOW) {
            points.removeFirst();
        }
        var first = points.getFirst();
        if (nanos - points.getLast().nanos >= STEP) {
            points.add(new Point(nanos, amount));
        }
        var seconds = (nanos - first.nanos) / 1e9;
        return seconds <= 0 ? 0 : Math.max(0, amount - first.amount) / seconds;
    }

    private Point second() {
        var iterator = points.iterator();
        iterator.next();
        return iterator.next();
    }
}
