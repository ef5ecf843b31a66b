package dev.camelion.testkit;

/** A MySQL that can be a source. */
public interface MySqlServer extends DatabaseServer {
    @Override
    default void createDatabase(String name) {
        execute("mysql", "create database `" + name + "`");
    }
}
