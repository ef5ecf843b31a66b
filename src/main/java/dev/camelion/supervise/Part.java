package dev.camelion.supervise;

/** What the supervisor starts and stops: a source's capture. */
public interface Part {
    void start() throws Exception;

    void stop() throws Exception;
}
