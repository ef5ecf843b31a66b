package dev.camelion.demo.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A folder that lives as long as its JVM at most: a lock tells it from one that a killed JVM left behind. */
final class ServerFolder implements AutoCloseable {
    private static final String LOCK = "lock";

    private final Path path;
    private final FileChannel lock;

    private ServerFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Also deletes what killed JVMs of the same user left. */
    static ServerFolder create(Path home, String name) {
        try {
            var parent = Files.createDirectories(home.resolve("run"));
            sweep(parent);
            var path = Files.createTempDirectory(parent, name + "-", Privileges.traversable());
            var lock = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock.lock();
            return new ServerFolder(path, lock);
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
                if (isAbandoned(folder)) {
                    FileTrees.delete(folder);
                }
            }
        }
    }

    // a folder without a lock file is one that another JVM is just creating
    private static boolean isAbandoned(Path folder) {
        try (var channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE)) {
            return channel.tryLock() != null;
        } catch (IOException | OverlappingFileLockException e) {
            return false;
        }
    }
}
