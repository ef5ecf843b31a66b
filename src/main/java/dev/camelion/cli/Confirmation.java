package dev.camelion.cli;

import java.util.Set;

/** Asks a person whether to go on. */
public final class Confirmation {
    private static final Set<String> YES = Set.of("y", "yes");

    private Confirmation() {}

    /** True when there is a terminal and somebody says yes there. */
    public static boolean onTerminal(String question) {
        var console = System.console();
        if (console == null) {
            return false;
        }
        var answer = console.readLine("%s [y/N] ", question);
        return answer != null && YES.contains(answer.strip().toLowerCase(java.util.Locale.ROOT));
    }
}
