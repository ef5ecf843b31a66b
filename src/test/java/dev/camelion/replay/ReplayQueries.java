package dev.camelion.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The statements of the test's resources, by name. */
final class ReplayQueries {
    private static final Path DIRECTORY = Path.of("src/test/resources/replay/query");

    private ReplayQueries() {}

    static String read(String name) {
        try {
            return Files.readString(DIRECTORY.resolve(name + ".sql"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
