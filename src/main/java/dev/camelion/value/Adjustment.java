package dev.camelion.value;

import java.util.Locale;

/** What was done to a value that PostgreSQL cannot hold as MySQL has it. */
public enum Adjustment {
    /** NUL characters left out of a text or a JSON document. */
    NUL_STRIPPED,
    /** A zero or partial date turned into what the policy says. */
    ZERO_DATE,
    /** A TIME below zero or beyond a day turned into NULL, as {@code time} ends at 24:00. */
    TIME_OUT_OF_RANGE,
    /** A number other than 0 and 1 turned into {@code true}. */
    NARROWED_TO_BOOLEAN,
    /** Bytes of a text that its character set has no character for, of which MySQL makes a question mark. */
    CHARACTER_REPLACED;

    /** The adjustment as it is stored and printed: kebab-case, stable once released. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
