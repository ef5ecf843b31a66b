package dev.camelion.changelog;

import java.io.Serial;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGBinaryObject;
import org.postgresql.util.PGobject;

/**
 * A parameter of type {@code text[]}, sent in PostgreSQL's binary form: of a long text there is its own copy and the
 * message's, where an array of strings takes four. One thread at a time.
 */
public final class TextArray extends PGobject implements PGBinaryObject {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final String TYPE = "_text";
    private static final int TEXT = 25;
    private static final int NULL = -1;

    private final transient List<@Nullable Utf8> elements = new ArrayList<>();
    private long bytes;

    public TextArray() {
        setType(TYPE);
    }

    void add(@Nullable Utf8 element) {
        elements.add(element);
        bytes += Integer.BYTES + (element == null ? 0 : element.length());
    }

    /** The elements as strings, for people and tests. */
    public List<@Nullable String> texts() {
        var texts = new ArrayList<@Nullable String>();
        elements.forEach(element -> texts.add(element == null ? null : element.toString()));
        return texts;
    }

    // dimensions, whether there are nulls, the element's type; of each dimension its size and lower bound
    private int headerBytes() {
        return Integer.BYTES * (elements.isEmpty() ? 3 : 5);
    }

    @Override
    public int lengthInBytes() {
        return Math.toIntExact(headerBytes() + bytes);
    }

    @Override
    public void toBytes(byte[] message, int offset) {
        var out = ByteBuffer.wrap(message, offset, message.length - offset);
        out.putInt(elements.isEmpty() ? 0 : 1);
        out.putInt(elements.contains(null) ? 1 : 0);
        out.putInt(TEXT);
        if (!elements.isEmpty()) {
            out.putInt(elements.size()).putInt(1);
        }
        for (var element : elements) {
            if (element == null) {
                out.putInt(NULL);
            } else {
                out.putInt(element.length()).put(element.bytes(), 0, element.length());
            }
        }
    }

    @Override
    public void setByteValue(byte[] value, int offset) throws SQLException {
        throw new SQLException("a parameter only, never a result");
    }

    /** The array's literal: what the driver sends where a URL's {@code binaryTransfer=false} says so. */
    @Override
    public String getValue() {
        return texts().stream().map(TextArray::quoted).collect(Collectors.joining(",", "{", "}"));
    }

    private static String quoted(@Nullable String text) {
        return text == null ? "NULL" : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public Object clone() throws CloneNotSupportedException {
        throw new CloneNotSupportedException();
    }
}
