package dev.camelion.copy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.camelion.value.ValueSink;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Rows in COPY's text format in one growing buffer, with the place where each ends. */
final class CopyText implements ValueSink {
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(US_ASCII);
    private static final int INITIAL_BYTES = 1 << 16;
    // more than a slice needs: room that is given up after each is a collection each
    private static final int KEPT_BYTES = 1 << 23;
    private static final int INITIAL_ROWS = 1 << 10;

    private byte[] bytes = new byte[INITIAL_BYTES];
    private int length;
    private int[] ends = new int[INITIAL_ROWS];
    private int rows;
    private boolean inRow;

    /** Appends a field; null is SQL's NULL. */
    void field(byte @Nullable [] value) {
        begin();
        if (value == null) {
            append('\\');
            append('N');
        } else {
            escaped(value);
        }
    }

    @Override
    public void utf8(byte[] text) {
        field(text);
    }

    @Override
    public void text(String text) {
        field(text.getBytes(UTF_8));
    }

    @Override
    public void hex(String prefix, byte[] value, int from, int count, int zeros) {
        begin();
        escaped(prefix.getBytes(US_ASCII));
        reserve(Math.multiplyExact(2, Math.addExact(count, zeros)));
        for (var i = from; i < from + count; i++) {
            bytes[length++] = DIGITS[value[i] >> 4 & 0xF];
            bytes[length++] = DIGITS[value[i] & 0xF];
        }
        Arrays.fill(bytes, length, length + 2 * zeros, (byte) '0');
        length += 2 * zeros;
    }

    private void begin() {
        if (inRow) {
            append('\t');
        }
        inRow = true;
    }

    private void escaped(byte[] value) {
        reserve(value.length);
        // byte by byte it takes half of a copy's time in this process
        var from = 0;
        for (var i = 0; i < value.length; i++) {
            var b = value[i];
            if (b == '\\' || b == '\n' || b == '\r' || b == '\t') {
                plain(value, from, i);
                append('\\');
                append(code(b));
                from = i + 1;
            }
        }
        plain(value, from, value.length);
    }

    private static char code(byte b) {
        return switch (b) {
            case '\n' -> 'n';
            case '\r' -> 'r';
            case '\t' -> 't';
            default -> '\\';
        };
    }

    private void plain(byte[] value, int from, int to) {
        reserve(to - from);
        System.arraycopy(value, from, bytes, length, to - from);
        length += to - from;
    }

    private void append(int b) {
        if (length == bytes.length) {
            reserve(1);
        }
        bytes[length++] = (byte) b;
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            var wanted = Math.max((long) length + more, length + (length >> 1) + (long) INITIAL_BYTES);
            bytes = Arrays.copyOf(bytes, Math.toIntExact(Math.min(wanted, Integer.MAX_VALUE - 16)));
        }
    }

    void endRow() {
        append('\n');
        inRow = false;
        if (rows == ends.length) {
            ends = Arrays.copyOf(ends, 2 * rows);
        }
        ends[rows++] = length;
    }

    /** Forgets the last row that has ended; none has begun. */
    void dropRow() {
        rows--;
        length = end(rows);
    }

    int rows() {
        return rows;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Where the first {@code count} rows end. */
    int end(int count) {
        return count == 0 ? 0 : ends[count - 1];
    }

    /** Forgets all rows that have ended; one that has begun stays. */
    void clearRows() {
        var done = end(rows);
        System.arraycopy(bytes, done, bytes, 0, length - done);
        length -= done;
        rows = 0;
        // one huge row is no reason to keep its room
        if (bytes.length > KEPT_BYTES && length < INITIAL_BYTES) {
            bytes = Arrays.copyOf(bytes, INITIAL_BYTES);
        }
    }
}
