package dev.camelion.catalogue.errors;

import org.jspecify.annotations.Nullable;

/**
 * What came of one try.
 *
 * @param result what the catalogue's function gave; null where it was refused
 * @param sqlState of the refusal
 * @param error its message
 */
public record Attempt<T>(
        @Nullable T result,
        @Nullable String sqlState,
        @Nullable String error) {
    static <T> Attempt<T> done(T result) {
        return new Attempt<>(result, null, null);
    }

    static <T> Attempt<T> refused(@Nullable String sqlState, String error) {
        return new Attempt<>(null, sqlState, error);
    }
}
