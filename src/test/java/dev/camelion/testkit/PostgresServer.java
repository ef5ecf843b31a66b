package dev.camelion.testkit;

/** A PostgreSQL that can hold targets. */
public interface PostgresServer extends DatabaseServer {
    @Override
    default void createDatabase(String name) {
        execute("postgres", "create database \"" + name + "\"");
    }

    /** The same server for another role. */
    default PostgresServer as(String user, String password) {
        return AddressedServers.postgres(jdbcUrl("postgres"), user, password, () -> {});
    }
}
