package dev.camelion.ddl.render;

import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL text for a piece of MySQL text, or why there is none.
 *
 * @param sql null where the piece has no counterpart
 * @param warning what a user should know; null where there is nothing to say
 */
public record Rendered(@Nullable String sql, @Nullable String warning) {
    static final Rendered NONE = new Rendered(null, null);

    static Rendered of(String sql) {
        return new Rendered(sql, null);
    }

    static Rendered dropped(String warning) {
        return new Rendered(null, warning);
    }
}
