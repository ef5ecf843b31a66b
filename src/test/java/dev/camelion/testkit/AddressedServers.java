package dev.camelion.testkit;

import java.util.Optional;
import java.util.regex.Pattern;

/** Servers known by their address only: given ones and those in containers. */
final class AddressedServers {
    private static final Pattern URL =
            Pattern.compile("(jdbc:(?:mysql|postgresql)://)([^:/?]+)(?::(\\d+))?(?:/([^?]*))?(\\?.*)?");

    private AddressedServers() {}

    /** A MySQL; {@code end} is what closing it does. */
    static MySqlServer mySql(String url, String user, String password, Runnable end) {
        return new MySql(Address.of(url, 3306), user, password, end);
    }

    /** A PostgreSQL; {@code end} is what closing it does. */
    static PostgresServer postgres(String url, String user, String password, Runnable end) {
        return new Postgres(Address.of(url, 5432), user, password, end);
    }

    /** A JDBC address of which the database can be replaced. */
    record Address(String scheme, String host, int port, String parameters) {
        static Address of(String url, int usualPort) {
            var matcher = URL.matcher(url);
            if (!matcher.matches()) {
                throw new IllegalArgumentException(
                        url + " is no jdbc:mysql://host:port/ or jdbc:postgresql://host:port/");
            }
            return new Address(
                    matcher.group(1),
                    matcher.group(2),
                    Optional.ofNullable(matcher.group(3)).map(Integer::valueOf).orElse(usualPort),
                    Optional.ofNullable(matcher.group(5)).orElse(""));
        }

        String url(String database) {
            return scheme + host + ":" + port + "/" + database + parameters;
        }
    }

    private record MySql(Address address, String user, String password, Runnable end) implements MySqlServer {
        @Override
        public String host() {
            return address.host();
        }

        @Override
        public int port() {
            return address.port();
        }

        @Override
        public String jdbcUrl(String database) {
            return address.url(database);
        }

        @Override
        public void close() {
            end.run();
        }
    }

    private record Postgres(Address address, String user, String password, Runnable end) implements PostgresServer {
        @Override
        public String host() {
            return address.host();
        }

        @Override
        public int port() {
            return address.port();
        }

        @Override
        public String jdbcUrl(String database) {
            return address.url(database);
        }

        @Override
        public void close() {
            end.run();
        }
    }
}
