package dev.camelion.lease;

import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/** How a process is named in the catalogue: its number and its machine, {@code 4711@db1}. */
public final class ProcessName {
    private static final String OWN = ManagementFactory.getRuntimeMXBean().getName();

    private ProcessName() {}

    public static String own() {
        return OWN;
    }

    /** The name, where it is that of a process of this machine that is no more; else null. */
    public static @Nullable String ifEnded(String name) {
        var at = name.indexOf('@');
        if (at < 0 || !name.substring(at).equals(OWN.substring(OWN.indexOf('@')))) {
            return null;
        }
        return ProcessHandle.of(Long.parseLong(name.substring(0, at)))
                        .filter(ProcessHandle::isAlive)
                        .isPresent()
                ? null
                : name;
    }
}
