package dev.camelion.ddl.parse;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The SQL modes that a statement may have been written under. The session's own is not in what the binlog reader passes
 * on: the server's comes first, the others are for text that makes no sense under it.
 */
final class SqlModes {
    private static final String QUOTES = "ANSI_QUOTES";
    private static final String BACKSLASHES = "NO_BACKSLASH_ESCAPES";

    private SqlModes() {}

    /** The server's modes, then those of a session that takes quotes, backslashes or both in the other way. */
    static List<Set<String>> likely(String sql, Set<String> global) {
        if (sql.indexOf('"') < 0 && sql.indexOf('\\') < 0) {
            return List.of(global);
        }
        var quotes = toggled(global, QUOTES);
        return List.of(global, quotes, toggled(global, BACKSLASHES), toggled(quotes, BACKSLASHES));
    }

    private static Set<String> toggled(Set<String> modes, String mode) {
        var toggled = new HashSet<>(modes);
        if (!toggled.remove(mode)) {
            toggled.add(mode);
        } else {
            toggled.remove("ANSI"); // stands for ANSI_QUOTES among others
        }
        return Set.copyOf(toggled);
    }
}
