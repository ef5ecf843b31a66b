package dev.camelion.source;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where a source is and who asks.
 *
 * @param authority certificates (PEM) that the server's is verified against; empty: those that Java trusts
 */
public record SourceAddress(
        String host,
        int port,
        String user,
        String password,
        Tls tls,
        Optional<Path> authority,
        Duration connectTimeout) {
    /** Without the password. */
    @Override
    public String toString() {
        return "%s@%s:%d".formatted(user, host, port);
    }
}
