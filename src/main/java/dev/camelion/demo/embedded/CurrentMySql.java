package dev.camelion.demo.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The newest MySQL that Debian packages, in a private root with its own C library; the machine stays as it is. */
final class CurrentMySql {
    private static final String PACKAGE = "mysql-server-core";
    private static final String SUITE = "sid";
    private static final Pattern CODENAME = Pattern.compile("(?m)^VERSION_CODENAME=\"?([a-z]+)\"?");
    private static final Path SOURCES = Path.of("/etc/apt/sources.list");
    private static final Path MORE_SOURCES = Path.of("/etc/apt/sources.list.d");

    private CurrentMySql() {}

    static MySqlFiles files() {
        var root = ServerCache.folder("mysql-current", CurrentMySql::fetch);
        var linker = find(root, "ld-linux-x86-64.so.2");
        var binary = find(root, "mysqld");
        var libraries = filesBelow(root).stream()
                .filter(path -> String.valueOf(path.getFileName()).contains(".so"))
                .map(path -> path.resolveSibling(".").normalize().toString())
                .filter(folder -> !folder.contains("plugin"))
                .distinct()
                .collect(Collectors.joining(":"));
        return MySqlFiles.of(
                List.of(linker.toString(), "--inhibit-cache", "--library-path", libraries, binary.toString()),
                Map.of(),
                List.of(
                        "--basedir=" + root.resolve("usr"),
                        "--lc-messages-dir=" + root.resolve("usr/share/mysql"),
                        "--character-sets-dir=" + root.resolve("usr/share/mysql/charsets"),
                        "--plugin-dir=" + root.resolve("usr/lib/mysql/plugin")));
    }

    private static void fetch(Path root) {
        if (!PrivateApt.isPossible()) {
            throw unavailable("there is no apt-get here");
        }
        var mirror = AptSource.mirror(configured(), codename())
                .orElseThrow(() -> unavailable("this machine's package sources name no mirror of Debian"));
        try (var work = ServerFolder.create(ServerCache.home(), "apt")) {
            var apt = PrivateApt.ofSource(work.path(), mirror.line(SUITE));
            require(apt.update());
            require(apt.downloadClosure(PACKAGE));
            apt.unpackInto(root);
        }
    }

    private static void require(SystemCommand.Result result) {
        if (!result.succeeded()) {
            throw unavailable(result.lastLines(1));
        }
    }

    private static ServerUnavailableException unavailable(String reason) {
        return new ServerUnavailableException(
                "A current MySQL cannot be had: " + reason + ". Name a server of your own, or use one in Docker.");
    }

    private static String codename() {
        var matcher = CODENAME.matcher(read(Path.of("/etc/os-release")));
        return matcher.find() ? matcher.group(1) : SUITE;
    }

    private static List<AptSource> configured() {
        var sources = new ArrayList<>(AptSource.ofLines(read(SOURCES)));
        for (var file : filesBelow(MORE_SOURCES)) {
            if (file.toString().endsWith(".list")) {
                sources.addAll(AptSource.ofLines(read(file)));
            } else if (file.toString().endsWith(".sources")) {
                sources.addAll(AptSource.ofParagraphs(read(file)));
            }
        }
        return sources;
    }

    private static Path find(Path root, String name) {
        return filesBelow(root).stream()
                .filter(path -> path.endsWith(name))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> unavailable("its packages hold no " + name));
    }

    private static List<Path> filesBelow(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var paths = Files.walk(folder)) {
            return paths.filter(path -> !Files.isDirectory(path)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
