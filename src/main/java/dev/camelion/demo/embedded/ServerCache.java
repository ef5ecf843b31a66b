package dev.camelion.demo.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.function.Consumer;

/** Folders made once per user and used by every later start. Two processes may make the same one at once. */
final class ServerCache {
    private static final String PROPERTY = "camelion.embedded.home";

    private ServerCache() {}

    /** {@code camelion-UID} below the temporary folder, or what the system property camelion.embedded.home names. */
    static Path home() {
        requirePlatform();
        var uid = Privileges.uid();
        var home = Path.of(System.getProperty(
                PROPERTY,
                Path.of(System.getProperty("java.io.tmpdir", "/tmp"), "camelion-" + uid)
                        .toString()));
        try {
            Files.createDirectories(home, Privileges.traversable());
            if (!Files.getAttribute(home, "unix:uid").equals(uid)) {
                throw new ServerUnavailableException(
                        home + " belongs to another user. Name a folder of your own with -D" + PROPERTY + "=...");
            }
            return home.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder of that name, filled by {@code filling} when there is none yet; a second process waits meanwhile. */
    static synchronized Path folder(String name, Consumer<Path> filling) {
        var home = home();
        var folder = home.resolve(name);
        if (Files.isDirectory(folder)) {
            return folder;
        }
        try {
            return FileLocks.holding(home.resolve(name + ".lock"), () -> {
                if (!Files.isDirectory(folder)) {
                    fill(home, folder, filling);
                }
                return folder;
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // renamed when complete: what a killed process leaves is never taken for the whole
    private static void fill(Path home, Path folder, Consumer<Path> filling) throws IOException {
        try (var work = ServerFolder.create(home, "filling")) {
            var filled = Files.createDirectory(work.resolve("content"), Privileges.traversable());
            filling.accept(filled);
            Files.move(filled, folder, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static void requirePlatform() {
        var platform = System.getProperty("os.name", "") + " " + System.getProperty("os.arch", "");
        if (!platform.toLowerCase(Locale.ROOT).equals("linux amd64")) {
            throw new ServerUnavailableException("The embedded servers run on Linux on x86_64 only, this is " + platform
                    + ". Start a MySQL and a PostgreSQL of your own and name their addresses.");
        }
    }
}
