package dev.camelion.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The statements in {@code db/query}, by name. */
public final class Queries {
    private Queries() {}

    public static String load(String name) {
        try (var in = Queries.class.getResourceAsStream("/db/query/" + name + ".sql")) {
            if (in == null) {
                throw new IllegalArgumentException("no statement db/query/" + name + ".sql");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
