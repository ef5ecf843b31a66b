package dev.camelion.bench;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * What some work took.
 *
 * @param events how much was done
 * @param cpuSeconds of the one server process that did it; empty where that is not a process of this machine
 */
record Measurement(double events, double seconds, OptionalDouble cpuSeconds, double walBytes) {
    double eventsPerSecond() {
        return events / seconds;
    }

    OptionalDouble cpuMicrosPerEvent() {
        return cpuSeconds.isPresent() ? OptionalDouble.of(1e6 * cpuSeconds.getAsDouble() / events) : cpuSeconds;
    }

    double walBytesPerEvent() {
        return walBytes / events;
    }

    /** The median of each value by itself. */
    static Measurement median(List<Measurement> all) {
        var hasCpu = all.stream().allMatch(one -> one.cpuSeconds.isPresent());
        return new Measurement(
                median(all, Measurement::events),
                median(all, Measurement::seconds),
                hasCpu ? OptionalDouble.of(median(all, one -> one.cpuSeconds.getAsDouble())) : OptionalDouble.empty(),
                median(all, Measurement::walBytes));
    }

    private static double median(List<Measurement> all, ToDoubleFunction<Measurement> value) {
        return all.stream()
                .mapToDouble(value)
                .sorted()
                .skip((all.size() - 1) / 2)
                .findFirst()
                .orElseThrow();
    }
}
