package dev.camelion.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What processes of this machine have taken of its processors, and of its memory at most. Linux only. */
final class ProcessorTime {
    // the kernel shows times in this unit on every machine
    private static final double TICKS_PER_SECOND = 100;
    // counted from the field after the name: utime, stime, and the same of children that have ended
    private static final int FIRST_TIME = 11;
    private static final int TIMES = 4;

    private ProcessorTime() {}

    /** Seconds of a process, of its children that have ended, and of those that run; 0 where it has ended. */
    static double seconds(long pid) {
        var children = ProcessHandle.of(pid).map(ProcessHandle::children).orElse(Stream.empty());
        return Stream.concat(Stream.of(pid), children.map(ProcessHandle::pid))
                .mapToDouble(ProcessorTime::ownSeconds)
                .sum();
    }

    private static double ownSeconds(long pid) {
        var stat = text(pid, "stat");
        var ticks = 0L;
        if (!stat.isEmpty()) {
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            for (var i = FIRST_TIME; i < FIRST_TIME + TIMES; i++) {
                ticks += Long.parseLong(fields[i]);
            }
        }
        return ticks / TICKS_PER_SECOND;
    }

    /** The most memory in MB that the process has had so far; 0 where it has ended. */
    static long peakMegabytes(long pid) {
        return text(pid, "status")
                .lines()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
                .findFirst()
                .orElse(0);
    }

    private static String text(long pid, String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), file));
        } catch (IOException e) {
            return "";
        }
    }
}
