package dev.camelion.monitor;

import java.util.Map;

/** Counts of one source's schema changes, for whoever watches the process over JMX. */
public interface SchemaChangesMXBean {
    /** Warnings by code, since the source was registered. */
    Map<String, Long> getWarnings();

    /** Schema changes by what became of them: translated, ignored, unsupported. */
    Map<String, Long> getOutcomes();

    /** Schema changes that the target refused and nobody dealt with. */
    long getRefused();
}
