package dev.camelion.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** A home directory for tests: the shipped routes, and settings for the servers of the test. */
public final class ReplicaHome {
    private static final AtomicLong SERVER_IDS =
            new AtomicLong(ProcessHandle.current().pid() * 1000);

    private static final String USER = "usr_replica";
    private static final String PASSWORD = "replica-secret";

    private final Path directory;

    private ReplicaHome(Path directory) {
        this.directory = directory;
    }

    /** Makes the home in a directory, or makes it anew, with {@code database} of the server as the target. */
    public static ReplicaHome in(Path directory, PostgresServer target, String database) {
        try {
            Files.createDirectories(directory.resolve("config/sources"));
            Files.createDirectories(directory.resolve("routes"));
            try (var routes = Files.list(Path.of("routes"))) {
                for (var route : routes.toList()) {
                    Files.copy(
                            route,
                            directory.resolve("routes").resolve(route.getFileName()),
                            StandardCopyOption.REPLACE_EXISTING);
                }
            }
            Files.writeString(directory.resolve("config/application.properties"), """
                    camelion.target.url = %s
                    camelion.target.user = %s
                    camelion.target.password = %s
                    camelion.restart.first-delay = 200ms
                    camelion.restart.max-delay = 2s
                    """.formatted(
                    target.jdbcUrl(database), target.user(), target.password().isEmpty() ? "none" : target.password()));
            return new ReplicaHome(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a line to application.properties. */
    public ReplicaHome set(String key, String value) {
        try {
            Files.writeString(
                    directory.resolve("config/application.properties"),
                    key + " = " + value + "\n",
                    StandardOpenOption.APPEND);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a source whose databases become schemas of the same names, with more settings as YAML lines. */
    public ReplicaHome source(String name, MySqlServer server, List<String> databases, String more) {
        var schemas = new LinkedHashMap<String, String>();
        databases.forEach(database -> schemas.put(database, database));
        return source(name, server, schemas, more);
    }

    public ReplicaHome source(String name, MySqlServer server, Map<String, String> schemas, String more) {
        grant(server, schemas.keySet());
        try {
            Files.writeString(directory.resolve("config/sources/" + name + ".yaml"), """
                    mysql:
                      host: %s
                      port: %d
                      user: %s
                      password: "%s"
                      server-id: %d
                    schemas:
                    %s
                    replay-interval: 100ms
                    %s
                    """.formatted(
                            server.host(),
                            server.port(),
                            USER,
                            PASSWORD,
                            SERVER_IDS.incrementAndGet() % 4_000_000_000L,
                            schemas.entrySet().stream()
                                    .map(schema -> "  %s: %s".formatted(schema.getKey(), schema.getValue()))
                                    .collect(Collectors.joining("\n")),
                            more));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The user the README asks for, with no more rights than it asks for. */
    private static void grant(MySqlServer server, Collection<String> databases) {
        var statements = new ArrayList<>(List.of(
                "create user if not exists %s identified by '%s'".formatted(USER, PASSWORD),
                "grant replication slave, replication client, reload on *.* to " + USER));
        databases.forEach(
                database -> statements.add("grant select, lock tables on `%s`.* to %s".formatted(database, USER)));
        server.execute("mysql", statements.toArray(String[]::new));
    }

    public Path path() {
        return directory;
    }
}
