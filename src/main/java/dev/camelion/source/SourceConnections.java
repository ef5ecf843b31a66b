package dev.camelion.source;

import dev.camelion.catalogue.Queries;
import dev.camelion.error.ErrorCode;
import dev.camelion.error.ReplicaException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Opens connections to one source, all with the same session: UTC, utf8mb4, a known sql_mode. Safe for many threads. */
public final class SourceConnections {
    private static final String SESSION = Queries.load("source_session");

    private final SourceAddress address;
    private final Properties properties;
    private final SnapshotRules snapshotRules;

    public SourceConnections(SourceAddress address) {
        this(address, SnapshotRules.DEFAULT);
    }

    /** @param snapshotRules of the snapshots that are taken over these connections */
    public SourceConnections(SourceAddress address, SnapshotRules snapshotRules) {
        this.address = address;
        this.snapshotRules = snapshotRules;
        this.properties = properties(address);
    }

    private static Properties properties(SourceAddress address) {
        var properties = new Properties();
        properties.setProperty("user", address.user());
        properties.setProperty("password", address.password());
        properties.setProperty("sslMode", address.tls().name());
        properties.setProperty(
                "allowPublicKeyRetrieval", String.valueOf(address.tls().allowsClearText()));
        properties.setProperty(
                "connectTimeout", String.valueOf(address.connectTimeout().toMillis()));
        properties.setProperty("tcpKeepAlive", "true");
        // a connection made again would read outside its snapshot
        properties.setProperty("autoReconnect", "false");
        properties.setProperty("characterEncoding", "UTF-8");
        // without it the server sends each column in its own character set
        properties.setProperty("characterSetResults", "UTF-8");
        properties.setProperty("connectionTimeZone", "UTC");
        properties.setProperty("tinyInt1isBit", "false");
        properties.setProperty("connectionAttributes", "program_name:camelion");
        if (address.tls().verifies()) {
            address.authority().ifPresent(pem -> {
                properties.setProperty(
                        "trustCertificateKeyStoreUrl",
                        TrustStore.of(pem).toUri().toString());
                properties.setProperty("trustCertificateKeyStoreType", TrustStore.TYPE);
                properties.setProperty("trustCertificateKeyStorePassword", TrustStore.PASSWORD);
            });
        }
        return properties;
    }

    /** @throws ReplicaException with {@link ErrorCode#SOURCE_UNREACHABLE} where the server cannot be reached */
    public Connection open() {
        var url = "jdbc:mysql://%s:%d/".formatted(bracketed(address.host()), address.port());
        try {
            var connection = DriverManager.getConnection(url, properties);
            try (var statement = connection.createStatement()) {
                statement.execute(SESSION);
                return connection;
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new ReplicaException(
                    ErrorCode.SOURCE_UNREACHABLE,
                    "no connection to MySQL as %s: %s".formatted(address, firstLine(e)),
                    "Check mysql.host, mysql.port, mysql.user, mysql.password and mysql.ssl-mode of the source",
                    e);
        }
    }

    public SnapshotRules snapshotRules() {
        return snapshotRules;
    }

    private static String bracketed(String host) {
        return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    }

    // the driver puts the network's own error behind several lines of its own
    private static String firstLine(SQLException e) {
        Throwable root = e;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        var message = String.valueOf(root.getMessage()).strip();
        return message.lines().findFirst().orElse(message);
    }
}
