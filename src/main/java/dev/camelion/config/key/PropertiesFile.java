package dev.camelion.config.key;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** A Java properties file (UTF-8) with the line of each key; a key that comes twice is a problem. */
public final class PropertiesFile {
    private final Map<String, Node> entries = new LinkedHashMap<>();

    private PropertiesFile() {}

    /** The entries by their keys; nothing where the file cannot be read, which is a problem. */
    public static Optional<Map<String, Node>> read(Path path, Place file, Reading reading) {
        try {
            var properties = new PropertiesFile();
            properties.read(Files.readString(path).split("\\R", -1), file, reading);
            return Optional.of(properties.entries);
        } catch (IOException unreadable) {
            reading.unreadable(file, "cannot be read as UTF-8 text", "See that it exists and that you may read it");
            return Optional.empty();
        }
    }

    private void read(String[] lines, Place file, Reading reading) {
        for (var i = 0; i < lines.length; i++) {
            var first = i;
            var entry = new StringBuilder(lines[i]);
            while (isContinued(lines[i]) && i + 1 < lines.length) {
                i++;
                entry.append('\n').append(lines[i]);
            }
            add(entry.toString(), file, first + 1, reading);
        }
    }

    private void add(String entry, Place file, int line, Reading reading) {
        var parsed = new Properties();
        try {
            parsed.load(new StringReader(entry));
        } catch (IOException | IllegalArgumentException malformed) {
            reading.unreadable(
                    new Place(file.file(), line, ""),
                    "has a malformed Unicode escape",
                    "Write four hexadecimal digits behind \\u");
        }
        for (var key : parsed.stringPropertyNames()) {
            var place = file.child(key, line);
            if (entries.put(key, new Node.Scalar(place, parsed.getProperty(key))) != null) {
                reading.invalid(place, "is set a second time", "Remove one of the two");
            }
        }
    }

    private static boolean isContinued(String line) {
        var isComment =
                line.stripLeading().startsWith("#") || line.stripLeading().startsWith("!");
        var backslashes = line.length() - line.replaceAll("\\\\+$", "").length();
        return !isComment && backslashes % 2 == 1;
    }
}
