package dev.camelion.cli.operation;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A source that is configured, registered, or both. Its id is null while it is not registered; its schemas (MySQL
 * database: PostgreSQL schema) are those of the settings, else of the catalogue.
 */
public record SourceEntry(
        String source, @Nullable Long id, String status, boolean isConfigured, Map<String, String> schemas) {
    public SourceEntry {
        schemas = Map.copyOf(schemas);
    }
}
