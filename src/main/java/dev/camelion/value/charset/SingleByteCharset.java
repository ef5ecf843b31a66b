package dev.camelion.value.charset;

/** A character set in which each byte is a character. */
final class SingleByteCharset implements SourceCharset {
    private static final int BYTES = 256;

    private final char[] characters = new char[BYTES];
    private final boolean hasUnknown;

    SingleByteCharset(CharsetDefinition definition) {
        var isMissing = false;
        for (var code = 0; code < BYTES; code++) {
            characters[code] = definition.character(code, 1);
            isMissing |= characters[code] == UNKNOWN;
        }
        hasUnknown = isMissing;
    }

    @Override
    public String decode(byte[] bytes, int from, int length) {
        var text = new char[length];
        for (var i = 0; i < length; i++) {
            text[i] = characters[bytes[from + i] & 0xFF];
        }
        return new String(text);
    }

    @Override
    public boolean hasUnknown() {
        return hasUnknown;
    }
}
