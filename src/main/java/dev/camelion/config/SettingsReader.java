package dev.camelion.config;

import dev.camelion.config.key.Key;
import dev.camelion.config.key.Nearest;
import dev.camelion.config.key.Place;
import dev.camelion.config.key.PropertiesFile;
import dev.camelion.config.key.Reading;
import dev.camelion.config.key.Values;
import dev.camelion.config.key.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Reads {@code config/} and reports everything that is wrong there at once. Safe to call twice. */
public final class SettingsReader {
    private static final String APPLICATION_FILE = "config/application.properties";
    private static final String SOURCES = "config/sources";

    private static final List<Key<?>> APPLICATION_KEYS = Stream.of(
                    TargetSettings.KEYS,
                    CopySettings.KEYS,
                    ReplaySettings.KEYS,
                    CaptureSettings.KEYS,
                    RestartSettings.KEYS)
            .<Key<?>>flatMap(List::stream)
            .toList();

    private final UnaryOperator<String> placeholders;

    /** Takes what resolves the placeholders of a text; it throws an exception where one has no value. */
    public SettingsReader(UnaryOperator<String> placeholders) {
        this.placeholders = placeholders;
    }

    /** Every key of application.properties, in the order of the documentation. */
    public static List<Key<?>> applicationKeys() {
        return APPLICATION_KEYS;
    }

    /** Every key of a source's file, in the order of the documentation. */
    public static List<Key<?>> sourceKeys() {
        return SourceSettings.KEYS;
    }

    /** Reads the settings under a home directory; throws a SettingsException that holds every problem. */
    public Settings read(Path home) {
        var reading = new Reading(placeholders);
        var application = application(home, reading);
        Map<String, Values> sources = new TreeMap<>();
        for (var file : sourceFiles(home, reading)) {
            source(file, reading).ifPresent(values -> sources.put(sourceName(file), values));
        }
        var contradictions = new Contradictions(home, reading);
        sources.forEach(contradictions::lookAt);
        application.ifPresent(values -> checkRecords(values, reading));
        if (application.isEmpty() || !reading.problems().isEmpty()) {
            throw new SettingsException(reading.problems());
        }
        return settings(application.get(), sources, home);
    }

    private static Optional<Values> application(Path home, Reading reading) {
        var file = new Place(APPLICATION_FILE, 0, "");
        var path = home.resolve(APPLICATION_FILE);
        if (!Files.exists(path)) {
            reading.unreadable(
                    file,
                    "does not exist in " + home.toAbsolutePath().normalize(),
                    "Copy the one that comes with the program, or name the directory with --home");
            return Optional.empty();
        }
        var known = APPLICATION_KEYS.stream().map(Key::name).toList();
        var entries = PropertiesFile.read(path, file, reading);
        entries.orElse(Map.of()).forEach((key, node) -> {
            if (!known.contains(key) && isMeantForUs(key, known)) {
                reading.unknown(node.place(), known);
            }
        });
        return entries.map(nodes -> Values.read(APPLICATION_KEYS, nodes, file, reading));
    }

    /** Keys of Camel and of the user's own routes are left alone, but not our own that lack a letter or the prefix. */
    private static boolean isMeantForUs(String key, List<String> known) {
        return key.startsWith("camelion.")
                || known.contains("camelion." + key)
                || !key.startsWith("camel.")
                        && Nearest.to(key, known)
                                .filter(nearest -> key.endsWith(nearest.substring(nearest.indexOf('.'))))
                                .isPresent();
    }

    private static List<Path> sourceFiles(Path home, Reading reading) {
        var directory = home.resolve(SOURCES);
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        List<Path> files = new ArrayList<>();
        try (var entries = Files.list(directory)) {
            for (var file : entries.sorted().toList()) {
                var name = file.getFileName().toString();
                if (name.endsWith(".yml")) {
                    reading.unreadable(shown(file), "is not read", "Call it " + name.replaceAll("yml$", "yaml"));
                } else if (name.endsWith(".yaml") && !name.startsWith(".")) {
                    files.add(file);
                }
            }
        } catch (IOException unreadable) {
            reading.unreadable(new Place(SOURCES, 0, ""), "cannot be listed", "See that you may read it");
        }
        return files;
    }

    private static Optional<Values> source(Path path, Reading reading) {
        var file = shown(path);
        if (!SourceSettings.NAME.matcher(sourceName(path)).matches()) {
            reading.invalid(
                    file,
                    "does not name a source",
                    "Use letters, digits, - and _ only, 48 at most, a letter first: the file's name is the source's");
            return Optional.empty();
        }
        var known = SourceSettings.KEYS.stream().map(Key::name).toList();
        return YamlFile.read(path, file, known, reading)
                .map(nodes -> Values.read(SourceSettings.KEYS, nodes, file, reading));
    }

    private static Place shown(Path file) {
        return new Place(SOURCES + "/" + file.getFileName(), 0, "");
    }

    private static String sourceName(Path file) {
        return file.getFileName().toString().replaceAll("\\.yaml$", "");
    }

    /** What a record refuses although each of its values is right is a contradiction. */
    private static void checkRecords(Values values, Reading reading) {
        checkRecord(values, CaptureSettings.KEYS, CaptureSettings::of, reading);
        checkRecord(values, RestartSettings.KEYS, RestartSettings::of, reading);
    }

    private static void checkRecord(Values values, List<Key<?>> keys, Consumer<Values> toRecord, Reading reading) {
        if (values.areComplete(keys)) {
            try {
                toRecord.accept(values);
            } catch (IllegalArgumentException contradiction) {
                reading.invalid(
                        values.place(keys.get(0)),
                        "contradicts another: " + contradiction.getMessage(),
                        "Change one of the two");
            }
        }
    }

    private static Settings settings(Values application, Map<String, Values> values, Path home) {
        var sources = new TreeMap<String, SourceSettings>();
        values.forEach((name, source) -> sources.put(name, SourceSettings.of(name, source, home)));
        return new Settings(
                TargetSettings.of(application, sources.size()),
                CaptureSettings.of(application),
                ReplaySettings.of(application),
                CopySettings.of(application),
                RestartSettings.of(application),
                sources);
    }
}
