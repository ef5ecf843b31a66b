package dev.camelion.demo.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Debian's apt with lists, cache and state in a folder of its own: reads the machine's settings, changes nothing. */
final class PrivateApt {
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final Path folder;
    private final Map<String, String> environment;

    private PrivateApt(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    static boolean isPossible() {
        return SystemCommand.run(LIMIT, List.of("apt-get", "--version")).succeeded()
                && SystemCommand.run(LIMIT, List.of("dpkg-deb", "--version")).succeeded();
    }

    /** Takes packages from the sources the machine is configured with. */
    static PrivateApt ofMachine(Path folder) {
        return create(folder, Optional.empty());
    }

    /** Takes packages from that one source. */
    static PrivateApt ofSource(Path folder, String line) {
        return create(folder, Optional.of(line));
    }

    SystemCommand.Result update() {
        return run("update");
    }

    /** The package alone, without what it depends on. */
    SystemCommand.Result download(String packageName) {
        return SystemCommand.run(
                LIMIT,
                List.of("sh", "-c", "cd \"$0\" && exec apt-get -q -y download \"$1\"", archives(), packageName),
                environment);
    }

    /** The package and everything below it, as if nothing were installed. */
    SystemCommand.Result downloadClosure(String packageName) {
        return run("install", "--download-only", "--no-install-recommends", packageName);
    }

    void unpackInto(Path root) {
        try (var files = Files.list(Path.of(archives()))) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".deb")).toList()) {
                var result = SystemCommand.run(LIMIT, List.of("dpkg-deb", "-x", file.toString(), root.toString()));
                if (!result.succeeded()) {
                    throw new ServerUnavailableException(file + " does not unpack: " + result.lastLines(1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SystemCommand.Result run(String... arguments) {
        var command = new ArrayList<>(List.of("apt-get", "-q", "-y"));
        command.addAll(List.of(arguments));
        return SystemCommand.run(LIMIT, command, environment);
    }

    private String archives() {
        return folder.resolve("cache/archives").toString();
    }

    private static PrivateApt create(Path folder, Optional<String> source) {
        try {
            for (var name : List.of("state/lists/partial", "cache/archives/partial", "log", "none", "dpkg")) {
                Files.createDirectories(folder.resolve(name));
            }
            Files.createFile(folder.resolve("dpkg/status"));
            if (source.isPresent()) {
                Files.writeString(folder.resolve("sources.list"), source.get() + "\n");
            }
            var settings = Files.writeString(folder.resolve("apt.conf"), settings(folder, source.isPresent()));
            return new PrivateApt(
                    folder, Map.of("APT_CONFIG", settings.toString(), "DEBIAN_FRONTEND", "noninteractive"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // the machine's hooks and pins are left out, they would touch its own cache; its proxies are kept
    private static String settings(Path folder, boolean hasOwnSource) {
        var text = acquireSettings() + """
                APT::Architecture "amd64";
                APT::Sandbox::User "root";
                Acquire::Languages "none";
                Acquire::PDiffs "false";
                Dir::State "@/state";
                Dir::State::status "@/dpkg/status";
                Dir::Cache "@/cache";
                Dir::Cache::archives "archives";
                Dir::Log "@/log";
                Dir::Etc::main "@/none/main";
                Dir::Etc::parts "@/none";
                Dir::Etc::preferences "@/none/preferences";
                Dir::Etc::preferencesparts "@/none";
                """;
        var sources = """
                Dir::Etc::sourcelist "@/sources.list";
                Dir::Etc::sourceparts "@/none";
                """;
        return (hasOwnSource ? text + sources : text).replace("@", folder.toString());
    }

    private static String acquireSettings() {
        return SystemCommand.run(LIMIT, List.of("apt-config", "dump"))
                .output()
                .lines()
                .filter(line -> line.startsWith("Acquire::"))
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
