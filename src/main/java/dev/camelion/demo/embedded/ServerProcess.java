package dev.camelion.demo.embedded;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A running server and its log. Ended by its process id only. */
final class ServerProcess {
    // the kernel's parent-death signal comes when the starting thread ends, so that thread must outlive every server
    private static final ExecutorService LAUNCHER = Executors.newSingleThreadExecutor(task -> {
        var thread = new Thread(task, "embedded-server-launcher");
        thread.setDaemon(true);
        return thread;
    });

    private static final Duration KILL_LIMIT = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final int TAIL_LINES = 20;

    private final Process process;
    private final Path log;

    private ServerProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static ServerProcess start(List<String> command, Map<String, String> environment, Path folder, Path log) {
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            return new ServerProcess(LAUNCHER.submit(builder::start).get(), log);
        } catch (ExecutionException e) {
            throw new ServerUnavailableException("%s did not start: %s".formatted(command.get(0), e.getCause()), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for the end; false when the server still runs after the limit. */
    boolean ended(Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    void signal(String name) {
        SystemCommand.run(KILL_LIMIT, List.of("sh", "-c", "kill -" + name + " " + pid()));
    }

    /** SIGKILL for the server, then for the processes it had; returns when all are gone. */
    void kill() {
        var children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        var deadline = Instant.now().plus(KILL_LIMIT);
        while (!ended(PAUSE) || !children.stream().allMatch(ServerProcess::isGone)) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("process " + pid() + " survived SIGKILL");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    // an orphan stays a zombie where process 1 buries nobody, as in many containers
    static boolean isGone(ProcessHandle handle) {
        try {
            var status = Files.readString(Path.of("/proc", Long.toString(handle.pid()), "status"));
            return !handle.isAlive() || status.contains("\nState:\tZ");
        } catch (IOException e) {
            return !handle.isAlive();
        }
    }

    String logTail() {
        try {
            var lines =
                    Files.readString(log, StandardCharsets.ISO_8859_1).lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServerUnavailableException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new ServerUnavailableException("interrupted while an embedded server was started or stopped", e);
    }
}
