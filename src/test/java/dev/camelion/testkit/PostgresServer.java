package dev.camelion.testkit;

/** A PostgreSQL that can hold targets. */
public interface PostgresServer extends DatabaseServer {
    @Override
    default void createDatabase(String name) {
        execute("postgres", "create database \"" + name + "\"");
    }
}
