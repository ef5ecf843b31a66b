package dev.camelion.copy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** Names as PostgreSQL reads them. */
final class Names {
    private static final int MAX_BYTES = 63;
    private static final String LOADING = "_camelion_";

    private Names() {}

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String quoted(String schema, String name) {
        return quoted(schema) + '.' + quoted(name);
    }

    /** The schema a copy is loaded into; other schemas never have the same. */
    static String loading(String schema) {
        var name = LOADING + schema;
        var bytes = name.getBytes(UTF_8);
        if (bytes.length <= MAX_BYTES) {
            return name;
        }
        var hash = "_%08x".formatted(Arrays.hashCode(bytes));
        var cut = new String(bytes, 0, MAX_BYTES - hash.length(), UTF_8).replace("\uFFFD", "");
        return cut + hash;
    }
}
