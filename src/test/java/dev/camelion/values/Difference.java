package dev.camelion.values;

import org.jspecify.annotations.Nullable;

/** A value that is another one in the target. */
record Difference(
        String table,
        int id,
        String column,
        @Nullable String source,
        @Nullable String target) {
    @Override
    public String toString() {
        return "%s id %d, %s: %s became %s".formatted(table, id, column, shortened(source), shortened(target));
    }

    private static String shortened(@Nullable String text) {
        return text == null ? "NULL" : SourceSession.shortened(text);
    }
}
