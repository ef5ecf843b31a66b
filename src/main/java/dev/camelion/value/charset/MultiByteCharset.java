package dev.camelion.value.charset;

/** A character set of East Asia, whose characters take up to two, three or four bytes. */
final class MultiByteCharset implements SourceCharset {
    private static final int BYTES = 256;
    private static final int THREE_BYTES_LEAD = 0x8F;

    private final char[] singles = new char[BYTES];
    private final boolean[] leads = new boolean[BYTES];
    private final char[] pairs;
    private final boolean[] arePairs = new boolean[BYTES * BYTES];
    private final char[] triples;
    private final FourBytes fours;

    MultiByteCharset(CharsetDefinition definition) {
        for (var code = 0; code < BYTES; code++) {
            singles[code] = definition.character(code, 1);
        }
        pairs = new char[BYTES * BYTES];
        for (var code = 0; code < pairs.length; code++) {
            if (definition.isPair(code)) {
                leads[code >> 8] = true;
                arePairs[code] = true;
                pairs[code] = definition.character(code, 2);
            }
        }
        triples = definition.hasTriples() ? new char[BYTES * BYTES] : new char[0];
        for (var code = 0; code < triples.length; code++) {
            triples[code] = definition.character(THREE_BYTES_LEAD << 16 | code, 3);
        }
        fours = definition.hasFours() ? new FourBytes(definition) : FourBytes.NONE;
    }

    @Override
    public String decode(byte[] bytes, int from, int length) {
        var text = new StringBuilder(length);
        var end = from + length;
        for (var at = from; at < end; ) {
            at += append(text, bytes, at, end);
        }
        return text.toString();
    }

    /** Appends a character and returns how many bytes it takes. The first half of one at the end is left out, as MySQL does. */
    private int append(StringBuilder text, byte[] bytes, int at, int end) {
        var first = bytes[at] & 0xFF;
        if (first == THREE_BYTES_LEAD && triples.length > 0) {
            if (end - at > 2) {
                text.append(triples[(bytes[at + 1] & 0xFF) << 8 | bytes[at + 2] & 0xFF]);
            }
            return 3;
        }
        if (leads[first] && end - at == 1) {
            return 1;
        }
        if (leads[first]) {
            var pair = first << 8 | bytes[at + 1] & 0xFF;
            if (arePairs[pair]) {
                text.append(pairs[pair]);
                return 2;
            }
            if (fours.isStart(pair) && end - at > 3) {
                text.appendCodePoint(fours.character(bytes, at));
                return 4;
            }
        }
        text.append(singles[first]);
        return 1;
    }

    @Override
    public boolean hasUnknown() {
        // U+FFFF is a character of gb18030, the one with four bytes
        return fours == FourBytes.NONE;
    }
}
