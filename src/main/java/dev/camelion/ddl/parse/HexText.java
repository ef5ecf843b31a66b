package dev.camelion.ddl.parse;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Hexadecimal literals as text. */
final class HexText {
    private HexText() {}

    /** The text of {@code x'6162'}, read as UTF-8. */
    static String decode(String literal) {
        var digits = literal.substring(2, literal.length() - 1);
        return new String(HexFormat.of().parseHex(digits), StandardCharsets.UTF_8);
    }
}
