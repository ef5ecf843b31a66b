package dev.camelion.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares a text with a file of this project; {@code -Dgolden.update=true} writes the file instead. */
public final class Golden {
    private static final boolean UPDATE = Boolean.getBoolean("golden.update");

    private Golden() {}

    public static void check(Path file, String actual) throws IOException {
        if (UPDATE) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, actual);
        }
        assertThat(actual)
                .as("%s; where the new text is right, run the test with -Dgolden.update=true", file)
                .isEqualTo(Files.exists(file) ? Files.readString(file) : "");
    }
}
