package dev.camelion.demo;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was opened, closed in reverse order, each whatever becomes of the others. Safe to close twice, from two threads. */
final class Resources implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Resources.class);

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private boolean isClosed;

    /** What comes after the end is closed at once. */
    synchronized <T extends AutoCloseable> T add(T resource) {
        opened.push(resource);
        if (isClosed) {
            close();
            throw new IllegalStateException("the demo has ended");
        }
        return resource;
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        while (!opened.isEmpty()) {
            var resource = opened.pop();
            try {
                resource.close();
            } catch (Exception failure) {
                LOG.warn("{} was not closed cleanly", resource.getClass().getSimpleName(), failure);
            }
        }
    }
}
