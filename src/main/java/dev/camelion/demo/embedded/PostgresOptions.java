package dev.camelion.demo.embedded;

import java.util.ArrayList;
import java.util.List;

/**
 * How an embedded PostgreSQL is started.
 *
 * @param isDurable whether a commit survives a crash of the machine; of the server it always does
 * @param more further settings as {@code name=value}, stronger than the ones above
 * @param isEndedByHook whether the server ends by itself when the JVM shuts down; otherwise the caller closes it
 */
public record PostgresOptions(boolean isDurable, List<String> more, boolean isEndedByHook) {
    public PostgresOptions {
        more = List.copyOf(more);
    }

    /** Fast, with PostgreSQL's own settings. */
    public static PostgresOptions defaults() {
        return new PostgresOptions(false, List.of(), true);
    }

    public PostgresOptions withDurable(boolean other) {
        return new PostgresOptions(other, more, isEndedByHook);
    }

    /** Adds settings such as {@code shared_buffers=512MB}. */
    public PostgresOptions with(String... settings) {
        var all = new ArrayList<>(more);
        all.addAll(List.of(settings));
        return new PostgresOptions(isDurable, all, isEndedByHook);
    }

    public PostgresOptions withoutHook() {
        return new PostgresOptions(isDurable, more, false);
    }

    List<String> commandLine() {
        var settings = new ArrayList<>(List.of(
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "timezone=UTC",
                "log_timezone=UTC",
                "logging_collector=off"));
        if (!isDurable) {
            settings.addAll(List.of("fsync=off", "full_page_writes=off"));
        }
        settings.addAll(more);
        return settings.stream()
                .flatMap(setting -> List.of("-c", setting).stream())
                .toList();
    }
}
