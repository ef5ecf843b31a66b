package dev.camelion.catalogue;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A source as the catalogue knows it.
 *
 * @param schemas MySQL database to PostgreSQL schema, fixed when the source was added
 * @param columnTypes what decided the types of the columns when it was copied, as JSON; null before
 * @param message what is wrong and what to do; null when nothing is
 */
public record RegisteredSource(
        long id,
        String name,
        SourceStatus status,
        boolean stopRequested,
        @Nullable String message,
        Map<String, String> schemas,
        @Nullable String columnTypes) {
    public RegisteredSource {
        schemas = Map.copyOf(schemas);
    }
}
