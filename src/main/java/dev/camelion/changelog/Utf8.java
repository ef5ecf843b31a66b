package dev.camelion.changelog;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A text as the bytes that go to the server. Long ones are handed on without a copy, with room behind them. */
public final class Utf8 {
    private final byte[] bytes;
    private final int length;

    /** @param bytes never changed from now on */
    public Utf8(byte[] bytes, int length) {
        this.bytes = bytes;
        this.length = length;
    }

    public static Utf8 of(String text) {
        var bytes = text.getBytes(UTF_8);
        return new Utf8(bytes, bytes.length);
    }

    byte[] bytes() {
        return bytes;
    }

    public int length() {
        return length;
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, UTF_8);
    }
}
