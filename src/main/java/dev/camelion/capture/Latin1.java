package dev.camelion.capture;

import java.nio.charset.Charset;

/**
 * MySQL's latin1: windows-1252, where the five bytes that it leaves undefined are the control characters of ISO 8859-1
 * (manual 8.4, 12.10.2). Java makes replacement characters of them. Pure.
 */
final class Latin1 {
    static final Charset WINDOWS = Charset.forName("windows-1252");

    private static final char REPLACEMENT = '\uFFFD';
    private static final int BYTE = 0xFF;

    private Latin1() {}

    static String decoded(byte[] bytes, int from, int length) {
        var text = new String(bytes, from, length, WINDOWS);
        if (text.indexOf(REPLACEMENT) < 0) {
            return text;
        }
        // one byte is one character
        var characters = text.toCharArray();
        for (int i = 0; i < characters.length; i++) {
            if (characters[i] == REPLACEMENT) {
                characters[i] = (char) (bytes[from + i] & BYTE);
            }
        }
        return new String(characters);
    }
}
