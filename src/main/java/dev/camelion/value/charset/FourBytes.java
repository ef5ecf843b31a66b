package dev.camelion.value.charset;

/** The characters of gb18030 with four bytes: those of the basic plane by a table, the others by counting. */
final class FourBytes {
    static final FourBytes NONE = new FourBytes();

    /** How many there are of the basic plane. */
    static final int BASIC = 39_420;

    // 90308130 is U+10000
    private static final int BEYOND = 189_000;
    private static final int LAST = Character.MAX_CODE_POINT - Character.MIN_SUPPLEMENTARY_CODE_POINT;

    private final char[] characters;

    private FourBytes() {
        characters = new char[0];
    }

    FourBytes(CharsetDefinition definition) {
        characters = new char[BASIC];
        for (var index = 0; index < BASIC; index++) {
            characters[index] = definition.character(code(index), 4);
        }
    }

    /** The four bytes as a number of what comes at a place. */
    static int code(int index) {
        return 0x81 + index / 12_600 << 24
                | 0x30 + index / 1260 % 10 << 16
                | 0x81 + index / 10 % 126 << 8
                | 0x30 + index % 10;
    }

    /** Whether the two bytes begin such a character. */
    boolean isStart(int pair) {
        return characters.length > 0 && (pair & 0xFF) >= 0x30 && (pair & 0xFF) <= 0x39;
    }

    int character(byte[] bytes, int at) {
        var index = (((bytes[at] & 0xFF) - 0x81) * 10 + bytes[at + 1] - 0x30) * 1260
                + ((bytes[at + 2] & 0xFF) - 0x81) * 10
                + bytes[at + 3]
                - 0x30;
        if (index >= 0 && index < BASIC) {
            return characters[index];
        }
        var beyond = index - BEYOND;
        return beyond >= 0 && beyond <= LAST ? Character.MIN_SUPPLEMENTARY_CODE_POINT + beyond : '?';
    }
}
