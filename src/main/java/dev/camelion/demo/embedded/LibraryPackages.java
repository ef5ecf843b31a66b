package dev.camelion.demo.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The packages that hold the libraries MySQL's binary needs, under Debian's and Fedora's names. */
final class LibraryPackages {
    private static final Logger LOG = LoggerFactory.getLogger(LibraryPackages.class);
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final Map<String, String> QUIET = Map.of("DEBIAN_FRONTEND", "noninteractive");

    // of several names the first that the machine's release knows
    private static final Map<String, List<String>> DEBIAN = Map.of(
            "libaio.so.1", List.of("libaio1t64", "libaio1"),
            "libnuma.so.1", List.of("libnuma1"),
            "libcrypt.so.1", List.of("libcrypt1"),
            "libstdc++.so.6", List.of("libstdc++6"));
    private static final Map<String, List<String>> FEDORA = Map.of(
            "libaio.so.1", List.of("libaio"),
            "libnuma.so.1", List.of("numactl-libs"),
            "libcrypt.so.1", List.of("libxcrypt-compat"),
            "libstdc++.so.6", List.of("libstdc++"));

    private LibraryPackages() {}

    /** Unpacks the library's package into a private folder of Debian and its kin; empty where that cannot be done. */
    static Optional<Path> unpacked(String library) {
        if (!DEBIAN.containsKey(library) || !PrivateApt.isPossible()) {
            return Optional.empty();
        }
        try {
            return Optional.of(ServerCache.folder("package-" + library, root -> unpack(library, root)));
        } catch (ServerUnavailableException e) {
            LOG.warn("library={} could not be unpacked into a private folder: {}", library, e.getMessage());
            return Optional.empty();
        }
    }

    /** Installs with the system's package manager; whether that helped shows in the libraries. Root only. */
    static void install(List<String> libraries) {
        LOG.warn("libraries={} are installed with the system's package manager", libraries);
        for (var name : names(DEBIAN, libraries)) {
            var install = List.of("apt-get", "-q", "-y", "install", "--no-install-recommends", name);
            if (!SystemCommand.run(LIMIT, install, QUIET).succeeded()) {
                SystemCommand.run(LIMIT, List.of("apt-get", "-q", "update"), QUIET);
                SystemCommand.run(LIMIT, install, QUIET);
            }
        }
        for (var manager : List.of("dnf", "microdnf")) {
            var install = new ArrayList<>(List.of(manager, "-y", "install"));
            install.addAll(names(FEDORA, libraries));
            SystemCommand.run(LIMIT, install);
        }
    }

    /** One line that says what to install. */
    static String instruction(List<String> libraries) {
        return "MySQL's binary needs %s. Install on Debian or Ubuntu: %s; on Fedora or Red Hat: %s."
                .formatted(
                        String.join(", ", libraries),
                        libraries.stream()
                                .map(library -> String.join(" or ", DEBIAN.getOrDefault(library, List.of(library))))
                                .collect(Collectors.joining(", ")),
                        String.join(", ", names(FEDORA, libraries)));
    }

    private static void unpack(String library, Path root) {
        try (var work = ServerFolder.create(ServerCache.home(), "apt")) {
            var apt = PrivateApt.ofMachine(work.path());
            if (!apt.update().succeeded() || !downloadAny(apt, DEBIAN.getOrDefault(library, List.of()))) {
                throw new ServerUnavailableException("no package with " + library);
            }
            apt.unpackInto(root);
        }
    }

    private static boolean downloadAny(PrivateApt apt, List<String> names) {
        return names.stream().anyMatch(name -> apt.download(name).succeeded());
    }

    private static List<String> names(Map<String, List<String>> packages, List<String> libraries) {
        return libraries.stream()
                .flatMap(library -> packages.getOrDefault(library, List.of()).stream())
                .toList();
    }
}
