package dev.camelion.testkit;

import dev.camelion.demo.embedded.MySqlOptions;
import dev.camelion.demo.embedded.MySqlRelease;
import dev.camelion.demo.embedded.PostgresOptions;
import java.util.ArrayList;
import java.util.List;
import org.testcontainers.mysql.MySQLContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** Servers in containers; the images are chosen by system properties. */
final class DockerServers {
    private static final String PASSWORD = "camelion";

    private DockerServers() {}

    static MySqlServer mySql(MySqlOptions options) {
        var image = options.release() == MySqlRelease.CURRENT
                ? System.getProperty("camelion.test.mysql-current-image", "mysql:9")
                : System.getProperty("camelion.test.mysql-image", "mysql:8.4");
        var container = new MySQLContainer(DockerImageName.parse(image).asCompatibleSubstituteFor("mysql"))
                .withUsername("root")
                .withPassword(PASSWORD)
                .withCommand(mySqlCommand(options).toArray(String[]::new));
        container.start();
        var url = "jdbc:mysql://%s:%d/?sslMode=DISABLED&allowPublicKeyRetrieval=true"
                .formatted(container.getHost(), container.getMappedPort(MySQLContainer.MYSQL_PORT));
        return AddressedServers.mySql(url, "root", PASSWORD, container::stop);
    }

    static PostgresServer postgres(PostgresOptions options) {
        var image = System.getProperty("camelion.test.postgres-image", "postgres:17");
        var command = new ArrayList<>(List.of("postgres", "-c", "timezone=UTC"));
        options.more().forEach(setting -> command.addAll(List.of("-c", setting)));
        var container = new PostgreSQLContainer(DockerImageName.parse(image).asCompatibleSubstituteFor("postgres"))
                .withUsername("postgres")
                .withPassword(PASSWORD)
                .withCommand(command.toArray(String[]::new));
        container.start();
        var url = "jdbc:postgresql://%s:%d/"
                .formatted(container.getHost(), container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT));
        return AddressedServers.postgres(url, "postgres", PASSWORD, container::stop);
    }

    private static List<String> mySqlCommand(MySqlOptions options) {
        var gtids = options.hasGtids() ? "ON" : "OFF";
        var command = new ArrayList<>(List.of(
                "--server-id=" + options.serverId(),
                "--log-bin=binlog",
                "--binlog-format=ROW",
                "--binlog-row-image=FULL",
                "--gtid-mode=" + gtids,
                "--enforce-gtid-consistency=" + gtids,
                "--default-time-zone=" + options.timeZone()));
        command.addAll(options.more());
        return List.copyOf(command);
    }
}
