package dev.camelion.ddl.policy;

import java.util.Locale;

/** An extension of PostgreSQL whose type columns take where the target has it. */
public enum Extension {
    POSTGIS,
    VECTOR;

    /** Its name in {@code pg_extension}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
