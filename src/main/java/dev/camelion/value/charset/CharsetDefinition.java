package dev.camelion.value.charset;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file {@code charset/NAME.txt}, made from what MySQL says: which of Java's character sets comes nearest ({@code
 * base}), which pairs of bytes are a character ({@code pairs}, of first and second bytes), whether there are characters
 * of three and four bytes, and then, line by line, a code in hex and the characters of the codes from there on that are
 * others than Java's. {@code \-} is a code without a character, and {@code CODE-CODE \-} many of them.
 */
final class CharsetDefinition {
    private static final char REPLACEMENT = '\uFFFD';

    private final Map<Integer, Character> characters = new HashMap<>();
    private final boolean[] pairs = new boolean[0x10000];
    private @Nullable Charset base;
    private boolean hasPairs;
    private boolean hasTriples;
    private boolean hasFours;

    /** Null where there is no such file. */
    static @Nullable CharsetDefinition of(String name) {
        try (var file = CharsetDefinition.class.getResourceAsStream("/charset/" + name + ".txt")) {
            return file == null ? null : parse(new String(file.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static CharsetDefinition parse(String text) {
        var definition = new CharsetDefinition();
        text.lines()
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .forEach(line -> definition.add(line.split(" ", 2)[0], line.split(" ", 2)[1]));
        return definition;
    }

    private void add(String word, String rest) {
        switch (word) {
            case "base" -> base = Charset.forName(rest);
            case "pairs" -> addPairs(rest.split(" ")[0], rest.split(" ")[1]);
            case "triples" -> hasTriples = true;
            case "fours" -> hasFours = true;
            default -> addCharacters(word, rest);
        }
    }

    private void addPairs(String firstBytes, String secondBytes) {
        hasPairs = true;
        for (var first : firstBytes.split(",")) {
            for (var second : secondBytes.split(",")) {
                for (var high = low(first); high <= high(first); high++) {
                    for (var low = low(second); low <= high(second); low++) {
                        pairs[high << 8 | low] = true;
                    }
                }
            }
        }
    }

    private static int low(String range) {
        return Integer.parseUnsignedInt(range.split("-")[0], 16);
    }

    private static int high(String range) {
        return Integer.parseUnsignedInt(range.substring(range.indexOf('-') + 1), 16);
    }

    private void addCharacters(String codes, String text) {
        var code = low(codes);
        for (var i = 0; i < text.length(); code++) {
            var isEscape = text.charAt(i) == '\\';
            var kind = isEscape ? text.charAt(i + 1) : text.charAt(i);
            if (isEscape && kind == 'u') {
                characters.put(code, (char) Integer.parseInt(text, i + 2, i + 6, 16));
            } else {
                characters.put(code, isEscape && kind == '-' ? SourceCharset.UNKNOWN : kind);
            }
            i += isEscape ? kind == 'u' ? 6 : 2 : 1;
        }
        for (; codes.indexOf('-') > 0 && code <= high(codes); code++) {
            characters.put(code, SourceCharset.UNKNOWN);
        }
    }

    boolean hasPairs() {
        return hasPairs;
    }

    boolean hasTriples() {
        return hasTriples;
    }

    boolean hasFours() {
        return hasFours;
    }

    boolean isPair(int code) {
        return pairs[code];
    }

    /** Whether the file itself names the code. */
    boolean isNamed(int code) {
        return characters.containsKey(code);
    }

    /** The character of so many bytes; ASCII where neither the file nor Java says another. */
    char character(int code, int length) {
        var own = characters.get(code);
        if (own != null) {
            return own;
        }
        if (base == null) {
            return code < 0x80 ? (char) code : SourceCharset.UNKNOWN;
        }
        var bytes = new byte[length];
        for (var i = 0; i < length; i++) {
            bytes[i] = (byte) (code >>> 8 * (length - 1 - i));
        }
        var text = new String(bytes, base);
        return text.length() == 1 && text.charAt(0) != REPLACEMENT ? text.charAt(0) : SourceCharset.UNKNOWN;
    }
}
