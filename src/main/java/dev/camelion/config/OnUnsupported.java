package dev.camelion.config;

/** What happens at a schema change that cannot be carried over. */
public enum OnUnsupported {
    /** Its tables are set aside until they are copied again; the others go on. */
    QUARANTINE,
    /** Its tables go on with what is known of them, and are marked as needing another copy. */
    WARN,
    /** Capture stops before it. */
    STOP
}
