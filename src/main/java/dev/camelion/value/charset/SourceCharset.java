package dev.camelion.value.charset;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A character set of MySQL. Immutable; safe for many threads. */
public interface SourceCharset {
    /** Stands for what the set has no character for, of which MySQL makes a question mark. */
    char UNKNOWN = '\uFFFF';

    /** The characters, with {@link #UNKNOWN} where the set has none. */
    String decode(byte[] bytes, int from, int length);

    /** Whether {@link #UNKNOWN} can come out; where not, it is a character of the text. */
    boolean hasUnknown();

    /** @param name as MySQL calls it, in any case; what is not known is UTF-8 */
    static SourceCharset of(String name) {
        return Known.CHARSETS.computeIfAbsent(name.toLowerCase(Locale.ROOT), Known::read);
    }

    /** Those met so far. */
    final class Known {
        // without the mark of the order of bytes, which Java would take for no text
        private static final Map<String, Charset> UNICODE = Map.of(
                "ucs2", UTF_16BE,
                "utf16", UTF_16BE,
                "utf16le", UTF_16LE,
                "utf32", Charset.forName("UTF-32BE"));

        private static final Map<String, SourceCharset> CHARSETS = new ConcurrentHashMap<>();

        private Known() {}

        private static SourceCharset read(String name) {
            var definition = CharsetDefinition.of(name);
            if (definition == null) {
                return new UnicodeCharset(UNICODE.getOrDefault(name, UTF_8));
            }
            return definition.hasPairs() ? new MultiByteCharset(definition) : new SingleByteCharset(definition);
        }
    }
}
