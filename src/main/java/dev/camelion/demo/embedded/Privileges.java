package dev.camelion.demo.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Who this process is, and how it starts servers that end with it or must not run as root. */
final class Privileges {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int NOBODY = 65534;

    private Privileges() {}

    static int uid() {
        try {
            return (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean isRoot() {
        return uid() == 0;
    }

    static FileAttribute<Set<PosixFilePermission>> traversable() {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** How PostgreSQL, which refuses to run as root, is started here. */
    static Account unprivileged() {
        if (!isRoot()) {
            return new Account(List.of(), uid());
        }
        if (succeeds("unshare", "-U", "true")) {
            return new Account(List.of("unshare", "-U"), 0);
        }
        var nobody = Integer.toString(NOBODY);
        var setpriv = List.of("setpriv", "--reuid", nobody, "--regid", nobody, "--clear-groups");
        if (succeeds("setpriv", "--reuid", nobody, "--regid", nobody, "--clear-groups", "true")) {
            return new Account(setpriv, NOBODY);
        }
        throw new ServerUnavailableException(
                "PostgreSQL does not run as root, and neither unshare nor setpriv work here. Use another user.");
    }

    /** A command prefix by which the kernel ends the server when this JVM is killed; empty where setpriv is none. */
    static List<String> endsWithParent(String signal) {
        var prefix = List.of("setpriv", "--pdeathsig", signal);
        return succeeds("setpriv", "--pdeathsig", signal, "true") ? prefix : List.of();
    }

    /** A command prefix that keeps a terminal's Ctrl-C, meant for this JVM alone, from the servers. */
    static List<String> ownSession() {
        return succeeds("setsid", "true") ? List.of("setsid") : List.of();
    }

    private static boolean succeeds(String... command) {
        return SystemCommand.run(LIMIT, List.of(command)).succeeded();
    }

    /** A command prefix, and the user the server's files must belong to. */
    record Account(List<String> prefix, int owner) {
        // the folder may be a copy of one made under another account
        void own(Path folder) {
            if (isRoot()) {
                FileTrees.own(folder, owner, owner);
            }
        }
    }
}
