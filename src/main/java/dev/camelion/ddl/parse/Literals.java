package dev.camelion.ddl.parse;

import dev.camelion.ddl.parse.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** One spelling for literals that MySQL lets one write in several ways. */
final class Literals {
    private static final Pattern BITS = Pattern.compile("0x[0-9a-fA-F]+|0b[01]+");

    private Literals() {}

    static boolean isPrefix(String word) {
        return word.length() == 1 && "xXbBnN".contains(word);
    }

    static Kind kindOf(String word) {
        // asked for every word: most need no pattern
        return word.startsWith("0") && BITS.matcher(word).matches() ? Kind.BITS : Kind.WORD;
    }

    /** {@code 0x1f} is {@code x'1f'}, {@code 0b11} is {@code b'11'}. */
    static String canonical(String word) {
        if (kindOf(word) == Kind.WORD) {
            return word;
        }
        var digits = word.substring(2);
        var padded = word.charAt(1) == 'x' && digits.length() % 2 == 1 ? "0" + digits : digits;
        return word.toLowerCase(Locale.ROOT).charAt(1) + "'" + padded + "'";
    }

    /** Neighbouring strings are one string; a character set before a string, as in {@code _utf8mb4'a'}, is left out. */
    static List<Token> joined(List<Token> tokens) {
        var joined = new ArrayList<Token>();
        for (var token : tokens) {
            var last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            var isLiteral = token.kind() == Kind.STRING || token.kind() == Kind.BITS;
            if (last != null
                    && isLiteral
                    && last.kind() == Kind.WORD
                    && last.text().startsWith("_")) {
                joined.set(joined.size() - 1, token);
            } else if (last != null && token.kind() == Kind.STRING && last.kind() == Kind.STRING) {
                joined.set(joined.size() - 1, Token.string(last.value() + token.value(), last.spaced()));
            } else {
                joined.add(token);
            }
        }
        return joined;
    }
}
