package dev.camelion.demo;

import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A temporary home: the project's routes and settings, with the demo's servers as both ends. */
final class DemoHome implements AutoCloseable {
    private static final String SETTINGS = "config/application.properties";

    private final Path directory;

    private DemoHome(Path directory) {
        this.directory = directory;
    }

    /** Takes routes and settings from another home. */
    static DemoHome from(Path home, DemoServers servers, String source) throws IOException {
        var routes = home.resolve("routes");
        if (!Files.isDirectory(routes) || !Files.isReadable(home.resolve(SETTINGS))) {
            throw new ReplicaException(
                    ErrorCode.SETTINGS_UNREADABLE,
                    "%s has no routes/ and %s".formatted(home.toAbsolutePath().normalize(), SETTINGS),
                    "Run the demo in the project's folder, or name that with --home");
        }
        var made = new DemoHome(Files.createTempDirectory("camelion-demo"));
        try {
            made.fill(home, routes, servers, source);
            return made;
        } catch (IOException | RuntimeException failure) {
            made.close();
            throw failure;
        }
    }

    private void fill(Path home, Path routes, DemoServers servers, String source) throws IOException {
        Files.createDirectories(directory.resolve("routes"));
        Files.createDirectories(directory.resolve("config/sources"));
        try (var files = Files.list(routes)) {
            for (var file : (Iterable<Path>) files::iterator) {
                Files.copy(file, directory.resolve("routes").resolve(file.getFileName()));
            }
        }
        Files.write(directory.resolve(SETTINGS), settings(home, servers));
        Files.writeString(directory.resolve("config/sources/" + source + ".yaml"), """
                mysql:
                  host: 127.0.0.1
                  port: %d
                  user: %s
                  password: "%s"
                  ssl-mode: disabled
                  server-id: 100
                schemas:
                  %s: shop
                """.formatted(
                        servers.mysqlPort(), DemoServers.MYSQL_USER, DemoServers.PASSWORD, DemoServers.DATABASE));
    }

    /** The shipped settings, but for the target. */
    private static List<String> settings(Path home, DemoServers servers) throws IOException {
        var target = Stream.of(
                "camelion.target.url = " + servers.targetUrl(),
                "camelion.target.user = " + DemoServers.TARGET_USER,
                "camelion.target.password = " + DemoServers.PASSWORD);
        try (var shipped = Files.lines(home.resolve(SETTINGS))) {
            return Stream.concat(shipped.filter(line -> !line.startsWith("camelion.target.")), target)
                    .collect(Collectors.toList());
        }
    }

    Path path() {
        return directory;
    }

    @Override
    public void close() throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(file);
            }
        }
    }
}
