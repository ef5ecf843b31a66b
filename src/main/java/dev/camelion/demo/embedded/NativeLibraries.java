package dev.camelion.demo.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The shared libraries a server's binary needs and the machine may lack. What changes least comes first: a link to a
 * library under another name, a package unpacked into a private folder, and only then the system's own install.
 */
final class NativeLibraries {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Pattern NOT_FOUND = Pattern.compile("\\s*(\\S+) => not found.*");
    private static final Pattern OTHER_NAME = Pattern.compile("(t64)?(\\.\\d+)*");
    private static final List<Path> SYSTEM_FOLDERS = Stream.of(
                    "/usr/lib/x86_64-linux-gnu", "/lib/x86_64-linux-gnu", "/usr/lib64", "/lib64", "/usr/lib")
            .map(Path::of)
            .toList();

    private final Path binary;
    private final Path links;

    private NativeLibraries(Path binary, Path links) {
        this.binary = binary;
        this.links = links;
    }

    /** Makes the binary's libraries available; the result is the environment it has to be started with. */
    static Map<String, String> provide(Path binary) {
        var libraries = new NativeLibraries(binary, ServerCache.folder("lib", empty -> {}));
        libraries.provide();
        return libraries.environment();
    }

    /** The libraries that the dynamic linker's trace names as not found. Pure. */
    static List<String> missing(String trace) {
        return trace.lines()
                .map(NOT_FOUND::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> matcher.group(1))
                .distinct()
                .toList();
    }

    /** The name in the listing that is the library's, or its other name: libaio.so.1t64 for libaio.so.1. Pure. */
    static Optional<String> candidate(String library, Collection<String> listing) {
        return listing.stream()
                .filter(name -> name.startsWith(library))
                .filter(name ->
                        OTHER_NAME.matcher(name.substring(library.length())).matches())
                .min(Comparator.comparingInt(String::length));
    }

    private void provide() {
        missing().forEach(library -> link(library, SYSTEM_FOLDERS));
        missing().forEach(library -> LibraryPackages.unpacked(library)
                .ifPresent(root -> link(library, foldersBelow(root))));
        if (!missing().isEmpty() && Privileges.isRoot()) {
            LibraryPackages.install(missing());
            missing().forEach(library -> link(library, SYSTEM_FOLDERS));
        }
        var missing = missing();
        if (!missing.isEmpty()) {
            throw new ServerUnavailableException(LibraryPackages.instruction(missing));
        }
    }

    private Map<String, String> environment() {
        return Map.of("LD_LIBRARY_PATH", links.toString());
    }

    // the dynamic linker itself answers; ldd, which asks it the same way, is not on every machine
    private List<String> missing() {
        var trace = SystemCommand.run(
                LIMIT,
                List.of(binary.toString()),
                Map.of("LD_TRACE_LOADED_OBJECTS", "1", "LD_LIBRARY_PATH", links.toString()));
        if (!trace.succeeded()) {
            throw new ServerUnavailableException("MySQL's binary does not run here (%s). It needs a Linux with glibc."
                    .formatted(trace.lastLines(1)));
        }
        return missing(trace.output());
    }

    private void link(String library, List<Path> folders) {
        for (var folder : folders) {
            var found = candidate(library, names(folder));
            if (found.isPresent()) {
                putLink(links.resolve(library), folder.resolve(found.get()));
                return;
            }
        }
    }

    // a link that leads nowhere any more is replaced
    private static void putLink(Path link, Path library) {
        try {
            if (!Files.exists(link)) {
                var own = link.resolveSibling(
                        link.getFileName() + "." + ProcessHandle.current().pid());
                Files.deleteIfExists(own);
                Files.createSymbolicLink(own, library);
                Files.move(own, link, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> foldersBelow(Path root) {
        try (var paths = Files.walk(root)) {
            return paths.filter(Files::isDirectory).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> names(Path folder) {
        try (var files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
