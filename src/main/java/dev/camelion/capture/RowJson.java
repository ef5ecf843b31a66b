package dev.camelion.capture;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.camelion.changelog.Utf8;
import dev.camelion.value.ValueSink;
import java.util.Arrays;

/** Writes JSON objects whose values are strings or null, as UTF-8 and into one buffer. One thread at a time. */
final class RowJson implements ValueSink {
    private static final int ROOM = 1 << 12;
    // what is longer is handed on as it is, with the room behind it
    private static final int COPIED = 1 << 16;
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(UTF_8);
    private static final boolean[] PLAIN = new boolean[128];

    static {
        Arrays.fill(PLAIN, ' ', PLAIN.length, true);
        PLAIN['"'] = false;
        PLAIN['\\'] = false;
    }

    private byte[] bytes = new byte[ROOM];
    private int length;

    /** A member's name as it is written: quoted, with the colon. */
    static byte[] name(String name) {
        var json = new RowJson();
        json.text(name);
        json.put(':');
        return Arrays.copyOf(json.bytes, json.length);
    }

    void begin() {
        length = 0;
        put('{');
    }

    /** @param name as {@link #name(String)} gives it */
    void member(byte[] name) {
        reserve(name.length + 1);
        if (length > 1) {
            put(',');
        }
        System.arraycopy(name, 0, bytes, length, name.length);
        length += name.length;
    }

    void noValue() {
        raw("null");
    }

    @Override
    public void text(String text) {
        var chars = text.length();
        reserve(chars + 2);
        put('"');
        for (var i = 0; i < chars; i++) {
            var c = text.charAt(i);
            if (c < 128 && PLAIN[c]) {
                bytes[length++] = (byte) c;
            } else if (c < 128) {
                reserve(6 + chars - i);
                escape(c);
            } else {
                reserve(4 + chars - i);
                i += encode(text, i, c);
            }
        }
        put('"');
    }

    @Override
    public void utf8(byte[] text) {
        text(new String(text, UTF_8));
    }

    private void escape(char c) {
        put('\\');
        switch (c) {
            case '"', '\\' -> put(c);
            case '\n' -> put('n');
            case '\r' -> put('r');
            case '\t' -> put('t');
            default -> {
                raw("u00");
                hexByte(c);
            }
        }
    }

    /** Returns how many more characters than the one at {@code i} were taken. */
    private int encode(String text, int i, char c) {
        if (c < 0x800) {
            put(0xC0 | c >> 6);
        } else if (!Character.isSurrogate(c)) {
            put(0xE0 | c >> 12);
            put(0x80 | c >> 6 & 0x3F);
        } else if (Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1))) {
            var point = Character.toCodePoint(c, text.charAt(i + 1));
            put(0xF0 | point >> 18);
            put(0x80 | point >> 12 & 0x3F);
            put(0x80 | point >> 6 & 0x3F);
            put(0x80 | point & 0x3F);
            return 1;
        } else {
            // half of a pair is no character
            put('?');
            return 0;
        }
        put(0x80 | c & 0x3F);
        return 0;
    }

    @Override
    public void hex(String prefix, byte[] value, int from, int count, int zeros) {
        reserve(Math.addExact(2 * prefix.length() + 2, Math.multiplyExact(2, Math.addExact(count, zeros))));
        put('"');
        for (var i = 0; i < prefix.length(); i++) {
            if (prefix.charAt(i) == '\\') {
                put('\\');
            }
            put(prefix.charAt(i));
        }
        for (var i = from; i < from + count; i++) {
            hexByte(value[i]);
        }
        Arrays.fill(bytes, length, length + 2 * zeros, (byte) '0');
        length += 2 * zeros;
        put('"');
    }

    private void hexByte(int value) {
        bytes[length++] = DIGITS[value >> 4 & 0xF];
        bytes[length++] = DIGITS[value & 0xF];
    }

    /** Ends the object and gives it. */
    Utf8 end() {
        put('}');
        if (length <= COPIED) {
            return new Utf8(Arrays.copyOf(bytes, length), length);
        }
        var whole = new Utf8(bytes, length);
        bytes = new byte[ROOM];
        return whole;
    }

    private void raw(String ascii) {
        reserve(ascii.length());
        for (var i = 0; i < ascii.length(); i++) {
            put(ascii.charAt(i));
        }
    }

    private void put(int b) {
        reserve(1);
        bytes[length++] = (byte) b;
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            var least = Math.addExact(length, more);
            var grown = length < COPIED ? 2L * bytes.length : length + (length >> 2);
            bytes = Arrays.copyOf(bytes, (int) Math.min(Math.max(least, grown), Integer.MAX_VALUE - 16));
        }
    }
}
