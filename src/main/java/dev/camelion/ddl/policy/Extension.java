package dev.camelion.ddl.policy;

import java.util.Locale;

/** An extension of PostgreSQL whose type columns take where the target has it. */
public enum Extension {
    POSTGIS("geometry"),
    VECTOR("vector"),
    CITEXT("citext");

    private final String type;

    Extension(String type) {
        this.type = type;
    }

    /** The type that columns may take. */
    public String type() {
        return type;
    }

    /** Its name in {@code pg_extension}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
