package dev.camelion.source;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text of a Query event.
 *
 * @param database of its session; null where it had none
 */
public record BinlogStatement(@Nullable String database, String sql) {
    private static final Pattern USE = Pattern.compile("use `((?:[^`]|``)+)`; (.*)", Pattern.DOTALL);
    private static final Pattern XID = Pattern.compile(" /\\* xid=\\d+ \\*/\\s*$");

    static BinlogStatement of(BinlogEvent query) {
        var text = XID.matcher(query.info()).replaceFirst("");
        var use = USE.matcher(text);
        return use.matches()
                ? new BinlogStatement(use.group(1).replace("``", "`"), use.group(2))
                : new BinlogStatement(null, text);
    }
}
