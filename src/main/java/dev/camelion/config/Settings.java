package dev.camelion.config;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Everything that is set: for the program, and for each source by its name. Valid once constructed. */
public record Settings(
        TargetSettings target,
        CaptureSettings capture,
        ReplaySettings replay,
        CopySettings copy,
        RestartSettings restart,
        SortedMap<String, SourceSettings> sources) {
    public Settings {
        sources = Collections.unmodifiableSortedMap(new TreeMap<>(sources));
    }
}
