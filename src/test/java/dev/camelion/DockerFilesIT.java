package dev.camelion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.camelion.demo.embedded.MySqlOptions;
import dev.camelion.demo.embedded.PostgresOptions;
import dev.camelion.testkit.DatabaseServer;
import dev.camelion.testkit.Databases;
import dev.camelion.testkit.Eventually;
import dev.camelion.testkit.MySqlServer;
import dev.camelion.testkit.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files that prepare the two servers of docker/compose.yaml grant enough, and no more is needed. */
class DockerFilesIT {
    private static final Path DOCKER = Path.of("docker");

    @TempDir
    private Path home;

    @Test
    void the_server_files_are_all_that_a_replica_needs() throws Exception {
        try (var mysql = Databases.ownMySql(MySqlOptions.defaults().with(options()));
                var postgres = Databases.ownPostgres(PostgresOptions.defaults())) {
            mysql.createDatabase("shop");
            run(mysql, "mysql", DOCKER.resolve("mysql/grants.sql"));
            run(mysql, "shop", Path.of("src/main/resources/demo/shop.sql"));
            run(postgres, "postgres", DOCKER.resolve("postgres/role.sql"));
            makeHome(mysql, postgres);
            try (var replica = new TestReplica(home)) {
                replica.initialise("shop");
                replica.start("shop");
                replica.awaitRunning("shop");
                mysql.execute(
                        "shop",
                        "alter table products add column rating int not null default 3",
                        "update products set title = 'neu 🌹' where id = 7");
                Eventually.passes("the changes are in the target", () -> assertThat(
                                replica.query("select title, rating from shop.products where id = 7"))
                        .containsExactly("neu 🌹|3"));
            }
        }
    }

    private static String[] options() throws IOException {
        return Files.readAllLines(DOCKER.resolve("mysql/replica.cnf")).stream()
                .filter(line -> line.matches("[a-z].*=.*"))
                .map(line -> "--" + line.replace(" ", ""))
                .toArray(String[]::new);
    }

    private static void run(DatabaseServer server, String database, Path script) throws IOException {
        var statements = Arrays.stream(Files.readString(script).split(";\\s*(\\R|$)"))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toArray(String[]::new);
        server.execute(database, statements);
    }

    /** The settings of docker/config, with the addresses and passwords of this test. */
    private void makeHome(MySqlServer mysql, PostgresServer postgres) throws IOException {
        Files.createDirectories(home.resolve("routes"));
        Files.createDirectories(home.resolve("config/sources"));
        try (var routes = Files.list(Path.of("routes"))) {
            for (var route : routes.toList()) {
                Files.copy(route, home.resolve("routes").resolve(route.getFileName()));
            }
        }
        Files.writeString(
                home.resolve("config/application.properties"),
                Files.readString(DOCKER.resolve("config/application.properties"))
                        .replace("postgres:5432", "%s:%d".formatted(postgres.host(), postgres.port()))
                        .replace("{{env:CAMELION_TARGET_PASSWORD}}", "change-me"));
        Files.writeString(
                home.resolve("config/sources/shop.yaml"),
                Files.readString(DOCKER.resolve("config/sources/shop.yaml"))
                        .replace("host: mysql", "host: " + mysql.host())
                        .replace("port: 3306", "port: " + mysql.port())
                        .replace("{{env:SHOP_MYSQL_PASSWORD}}", "change-me"));
    }
}
