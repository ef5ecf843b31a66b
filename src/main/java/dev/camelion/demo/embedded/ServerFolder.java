package dev.camelion.demo.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder that lives as long as its JVM at most: a lock tells it from one that a killed JVM left behind. */
final class ServerFolder implements AutoCloseable {
    private static final String LOCK = "lock";
    private static final String OWN_MARK = "p" + ProcessHandle.current().pid() + "-";

    private final Path path;
    private final FileChannel lock;

    private ServerFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Also deletes what killed JVMs of the same user left. One process at a time, or it would see half a folder. */
    static synchronized ServerFolder create(Path home, String name) {
        try {
            return FileLocks.holding(home.resolve("run.lock"), () -> {
                var parent = Files.createDirectories(home.resolve("run"));
                sweep(parent);
                var path = Files.createTempDirectory(parent, name + "-" + OWN_MARK, Privileges.traversable());
                return new ServerFolder(path, FileLocks.hold(path.resolve(LOCK)));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path() {
        return path;
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    @Override
    public void close() {
        FileTrees.delete(path);
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void sweep(Path parent) throws IOException {
        try (var folders = Files.list(parent)) {
            for (var folder : (Iterable<Path>) folders::iterator) {
                // closing any channel to a file this process has locked would give the lock up
                var isOwn = String.valueOf(folder.getFileName()).contains("-" + OWN_MARK);
                if (!isOwn && FileLocks.isFree(folder.resolve(LOCK))) {
                    FileTrees.delete(folder);
                }
            }
        }
    }
}
