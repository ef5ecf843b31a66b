package dev.camelion.value;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/** Binary values as the engine delivers them and as PostgreSQL reads them. */
final class Bytes {
    private static final HexFormat HEX = HexFormat.of();

    private Bytes() {}

    static byte[] of(Object value) {
        if (value instanceof byte[] bytes) {
            return bytes;
        }
        if (value instanceof ByteBuffer buffer) {
            var bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return bytes;
        }
        throw new IllegalArgumentException(
                "not a binary value: " + value.getClass().getName());
    }

    static String hex(byte[] bytes, int from) {
        return HEX.formatHex(bytes, from, bytes.length);
    }
}
