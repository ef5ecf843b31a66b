package dev.camelion.config;

import dev.camelion.config.key.Group;
import dev.camelion.config.key.Key;
import dev.camelion.config.key.Secret;
import dev.camelion.config.key.Types;
import dev.camelion.config.key.Values;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How a source's MySQL server is reached. Valid once constructed. */
public record MySqlSettings(
        String host,
        int port,
        String user,
        Secret password,
        SslMode sslMode,
        Optional<Path> sslCa,
        long serverId,
        Duration connectTimeout) {
    static final Key<String> HOST = Key.required(
            "mysql.host", Types.text("a host name or address", "127.0.0.1"), "Name or address of the MySQL server.");
    static final Key<Integer> PORT = Key.withDefault(
            "mysql.port", Group.ESSENTIAL, Types.integer(1, 65535, 3306), "3306", "Port of the MySQL server.");
    static final Key<String> USER = Key.required(
            "mysql.user", Types.text("a user name", "usr_replica"), "MySQL user with the replication grants.");
    static final Key<Secret> PASSWORD = Key.required(
            "mysql.password",
            Types.secret("\"{{env:SHOP_MYSQL_PASSWORD}}\""),
            "Password of that user, best as a placeholder.");
    static final Key<SslMode> SSL_MODE = Key.withDefault(
            "mysql.ssl-mode",
            Group.OFTEN,
            Types.oneOf(SslMode.class, "verify_ca"),
            "preferred",
            "How the connection is protected; `preferred` goes on in clear text, with a warning, where the server has"
                    + " no TLS.");
    static final Key<Path> SSL_CA = Key.optional(
            "mysql.ssl-ca",
            Group.OFTEN,
            Types.file("config/mysql-ca.pem"),
            "Certificate (PEM) of the authority the server's certificate is verified against; a relative path starts"
                    + " at the home directory.");
    static final Key<Long> SERVER_ID = Key.required(
            "mysql.server-id",
            Types.bigInteger(1, 4294967295L, 100),
            "Number under which this source reads the binary log; no other replica or reader of that server may have"
                    + " it.");
    static final Key<Duration> CONNECT_TIMEOUT = Key.withDefault(
            "mysql.connect-timeout",
            Group.RARELY,
            Types.duration("100ms", "10 min", "10s"),
            "10s",
            "How long to wait for a connection to the server.");

    static final List<Key<?>> KEYS = List.of(HOST, PORT, USER, PASSWORD, SERVER_ID, SSL_MODE, SSL_CA, CONNECT_TIMEOUT);

    public MySqlSettings {
        HOST.check(host);
        PORT.check(port);
        USER.check(user);
        SERVER_ID.check(serverId);
        CONNECT_TIMEOUT.check(connectTimeout);
        if (sslCa.isPresent() && sslMode == SslMode.DISABLED) {
            throw new IllegalArgumentException("mysql.ssl-ca has no effect where mysql.ssl-mode is disabled");
        }
    }

    static MySqlSettings of(Values values, Path home) {
        return new MySqlSettings(
                values.get(HOST),
                values.get(PORT),
                values.get(USER),
                values.get(PASSWORD),
                values.get(SSL_MODE),
                values.find(SSL_CA).map(home::resolve),
                values.get(SERVER_ID),
                values.get(CONNECT_TIMEOUT));
    }
}
