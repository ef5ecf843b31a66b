package dev.camelion.demo.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** A server on the loopback address with a port and a folder of its own, kept over restarts. One caller at a time. */
public abstract sealed class EmbeddedServer implements AutoCloseable permits EmbeddedMySql, EmbeddedPostgres {
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration STOP_LIMIT = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final String name;
    private final ServerFolder folder;
    private final int port = freePort();
    private @Nullable ServerProcess process;
    private @Nullable Thread hook;

    EmbeddedServer(String name, boolean isEndedByHook) {
        this.name = name;
        this.folder = ServerFolder.create(ServerCache.home(), name);
        if (isEndedByHook) {
            hook = new Thread(this::discard, name + "-end");
            Runtime.getRuntime().addShutdownHook(hook);
        }
    }

    /** What is started, and what is added to the environment. */
    record Launch(List<String> command, Map<String, String> environment) {}

    abstract Launch launch();

    /** The signal that asks for a clean end without waiting for clients. */
    abstract String stopSignal();

    public abstract String user();

    public abstract String password();

    /** The address for clients in this or another process; the user is not part of it. */
    public abstract String jdbcUrl(String database);

    abstract String maintenanceDatabase();

    public final String host() {
        return "127.0.0.1";
    }

    public final int port() {
        return port;
    }

    /** The process id of the running server. */
    public final long pid() {
        return running().pid();
    }

    public final boolean isRunning() {
        var current = process;
        return current != null && current.isAlive();
    }

    public final Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), user(), password());
    }

    /** A connection to the database every such server has. */
    public final Connection connect() throws SQLException {
        return connect(maintenanceDatabase());
    }

    /** The server's data, its log {@code server.log} and its socket are here. */
    public final Path folder() {
        return folder.path();
    }

    /** Starts a stopped or killed server again, on the same port and data; returns when it takes connections. */
    public final void start() {
        if (isRunning()) {
            return;
        }
        var launch = launch();
        var command = new ArrayList<>(Privileges.ownSession());
        command.addAll(launch.command());
        var started = ServerProcess.start(command, launch.environment(), folder.path(), folder.resolve("server.log"));
        process = started;
        awaitReady(started);
    }

    /** Ends the server cleanly; does nothing when it is not running. */
    public final void stop() {
        if (isRunning()) {
            var current = running();
            current.signal(stopSignal());
            if (!current.ended(STOP_LIMIT)) {
                current.kill();
                throw new IllegalStateException(
                        "%s did not stop within %s:%n%s".formatted(name, STOP_LIMIT, current.logTail()));
            }
        }
    }

    /** SIGKILL, as a crash of the server does; what it had committed is there after {@link #start()}. */
    public final void kill() {
        if (isRunning()) {
            running().kill();
        }
    }

    public final void restart() {
        stop();
        start();
    }

    /** Ends the server without ceremony and deletes its folder. */
    @Override
    public final void close() {
        discard();
        if (hook != null) {
            removeHook(hook);
        }
    }

    private synchronized void discard() {
        kill();
        folder.close();
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the JVM is ending and runs the hook itself
            return;
        }
    }

    private void awaitReady(ServerProcess started) {
        var deadline = Instant.now().plus(START_LIMIT);
        var refusal = refusal();
        while (refusal != null) {
            var hasEnded = started.ended(PAUSE);
            if (hasEnded || Instant.now().isAfter(deadline)) {
                var tail = started.logTail();
                started.kill();
                throw new ServerUnavailableException("%s did not start (%s). The end of its log:%n%s"
                        .formatted(name, hasEnded ? "it ended" : refusal.getMessage(), tail));
            }
            refusal = refusal();
        }
    }

    private @Nullable SQLException refusal() {
        try (var connection = connect()) {
            return connection.isValid(5) ? null : new SQLException("the connection is not valid");
        } catch (SQLException e) {
            return e;
        }
    }

    private ServerProcess running() {
        var current = process;
        if (current == null) {
            throw new IllegalStateException(name + " was not started");
        }
        return current;
    }

    // below the range the kernel takes for outgoing connections, so that the port is still free after a restart
    private static int freePort() {
        return ThreadLocalRandom.current()
                .ints(1000, 15_000, 32_000)
                .filter(EmbeddedServer::isFree)
                .findFirst()
                .orElseThrow(() -> new ServerUnavailableException("no free port between 15000 and 32000"));
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
