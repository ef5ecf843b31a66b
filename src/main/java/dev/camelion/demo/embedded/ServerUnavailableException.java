package dev.camelion.demo.embedded;

import org.jspecify.annotations.Nullable;

/** An embedded server cannot be had or did not start; the message says why and what to do. */
public final class ServerUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ServerUnavailableException(String message) {
        this(message, null);
    }

    public ServerUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
