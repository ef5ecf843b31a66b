package dev.camelion.demo.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Locks between processes, given up by the kernel when their holder ends. Not for threads of one process. */
final class FileLocks {
    private FileLocks() {}

    /** Work on files. */
    interface Action<T> {
        T run() throws IOException;
    }

    /** Waits for the lock; closing the channel gives it up. */
    static FileChannel hold(Path file) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel.lock();
        return channel;
    }

    /** Waits for the lock and gives it up after the work. */
    static <T> T holding(Path file, Action<T> work) throws IOException {
        var channel = hold(file);
        try {
            return work.run();
        } finally {
            channel.close();
        }
    }

    /** Whether no other process holds the lock; a file that is not there counts as free. */
    static boolean isFree(Path file) {
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            return channel.tryLock() != null;
        } catch (IOException e) {
            return false;
        }
    }
}
