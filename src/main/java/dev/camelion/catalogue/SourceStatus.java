package dev.camelion.catalogue;

import java.util.Locale;

/** What a source is doing, as {@code t_sources.enm_status} has it. */
public enum SourceStatus {
    READY,
    INITIALISING,
    INITIALISED,
    SYNCING,
    RUNNING,
    STOPPED,
    ERROR;

    /** The catalogue's spelling. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static SourceStatus of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
