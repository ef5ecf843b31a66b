package dev.camelion.demo.embedded;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs one of the system's programs to its end, without input. */
final class SystemCommand {
    private static final int NOT_RUN = 127;

    private SystemCommand() {}

    /** What a program printed, both streams in one, and its exit status; 127 when there is no such program. */
    record Result(int exitStatus, String output) {
        boolean succeeded() {
            return exitStatus == 0;
        }

        String lastLines(int count) {
            var lines = output.strip().lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - count), lines.size()));
        }
    }

    static Result run(Duration limit, List<String> command) {
        return run(limit, command, Map.of());
    }

    /** A program that outlives the limit is killed; its exit status then is not 0. */
    static Result run(Duration limit, List<String> command, Map<String, String> environment) {
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectInput(new File("/dev/null"));
        builder.environment().putAll(environment);
        try {
            return await(builder.start(), limit);
        } catch (IOException e) {
            return new Result(NOT_RUN, String.valueOf(e.getMessage()));
        }
    }

    private static Result await(Process process, Duration limit) {
        var output = CompletableFuture.supplyAsync(() -> read(process));
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
            return new Result(process.waitFor(), output.join());
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new ServerUnavailableException("interrupted while a program ran", e);
        }
    }

    private static String read(Process process) {
        try {
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
