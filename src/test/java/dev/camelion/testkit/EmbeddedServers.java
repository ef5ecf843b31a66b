package dev.camelion.testkit;

import dev.camelion.demo.embedded.EmbeddedMySql;
import dev.camelion.demo.embedded.EmbeddedPostgres;
import dev.camelion.demo.embedded.EmbeddedServer;
import dev.camelion.demo.embedded.MySqlOptions;
import dev.camelion.demo.embedded.PostgresOptions;
import java.util.Optional;

/** Servers from the binaries on the class path. */
final class EmbeddedServers {
    private EmbeddedServers() {}

    static MySqlServer mySql(MySqlOptions options) {
        return new MySql(EmbeddedMySql.start(options));
    }

    static PostgresServer postgres(PostgresOptions options) {
        return new Postgres(EmbeddedPostgres.start(options));
    }

    private record Power(EmbeddedServer server) implements Restartable {
        @Override
        public void start() {
            server.start();
        }

        @Override
        public void stop() {
            server.stop();
        }

        @Override
        public void kill() {
            server.kill();
        }
    }

    private abstract static class Adapter implements DatabaseServer {
        private final EmbeddedServer server;

        Adapter(EmbeddedServer server) {
            this.server = server;
        }

        @Override
        public String host() {
            return server.host();
        }

        @Override
        public int port() {
            return server.port();
        }

        @Override
        public String user() {
            return server.user();
        }

        @Override
        public String password() {
            return server.password();
        }

        @Override
        public String jdbcUrl(String database) {
            return server.jdbcUrl(database);
        }

        @Override
        public Optional<Restartable> restartable() {
            return Optional.of(new Power(server));
        }

        @Override
        public void close() {
            server.close();
        }
    }

    private static final class MySql extends Adapter implements MySqlServer {
        MySql(EmbeddedMySql server) {
            super(server);
        }
    }

    private static final class Postgres extends Adapter implements PostgresServer {
        Postgres(EmbeddedPostgres server) {
            super(server);
        }
    }
}
