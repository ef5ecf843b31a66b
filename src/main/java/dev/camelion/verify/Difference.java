package dev.camelion.verify;

import java.util.Locale;

/** A row that differs, by its key: {@code id=7, part=3}; without key, by a digest of its values. */
public record Difference(Kind kind, String row) {
    public enum Kind {
        MISSING_IN_TARGET,
        EXTRA_IN_TARGET,
        CHANGED
    }

    /** {@code changed id=7}. */
    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + row;
    }
}
