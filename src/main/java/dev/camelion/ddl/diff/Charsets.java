package dev.camelion.ddl.diff;

import dev.camelion.ddl.model.MySqlType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What MySQL's character sets hold. Pure. */
final class Charsets {
    private static final Set<String> ALL_OF_UNICODE = Set.of("utf8mb4", "utf16", "utf16le", "utf32", "gb18030");
    private static final Set<String> BASIC_PLANE = Set.of("utf8", "utf8mb3", "ucs2");

    private Charsets() {}

    /** Whether a text may have characters that the other type's character set lacks: MySQL makes ? of them. */
    static boolean loses(MySqlType from, MySqlType to) {
        if (!from.hasCharset() || !to.hasCharset() || from.hasLabels() || to.hasLabels()) {
            return false;
        }
        var old = from.charset();
        var now = to.charset();
        if (holdsAll(now) || isBasic(old) && isBasic(now) || "ascii".equals(old)) {
            return false;
        }
        return !(old == null ? "utf8mb4" : old).equals(now) && !(isBasic(now) && !holdsAll(old));
    }

    /** A regular expression of PostgreSQL for texts that may have a character which the type's character set lacks. */
    static String doubtful(MySqlType to) {
        if (isBasic(to.charset())) {
            return "[\\U00010000-\\U0010FFFF]";
        }
        return "latin1".equals(to.charset()) ? "[^\\u0001-\\u007F\\u00A0-\\u00FF]" : "[^\\u0001-\\u007F]";
    }

    // a database made without a character set has the server's own, which is utf8mb4 unless it is set
    private static boolean holdsAll(@Nullable String charset) {
        return charset == null || ALL_OF_UNICODE.contains(charset);
    }

    private static boolean isBasic(@Nullable String charset) {
        return charset != null && BASIC_PLANE.contains(charset);
    }
}
