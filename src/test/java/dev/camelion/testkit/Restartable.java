package dev.camelion.testkit;

/** A server that a test may stop and crash. */
public interface Restartable {
    /** Returns when the server takes connections, on the same port and data. */
    void start();

    /** Ends the server cleanly. */
    void stop();

    /** Ends the server as a crash does. */
    void kill();

    default void restart() {
        stop();
        start();
    }
}
