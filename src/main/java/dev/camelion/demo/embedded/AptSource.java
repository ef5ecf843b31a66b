package dev.camelion.demo.embedded;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One source of packages as a Debian machine is configured with it. Pure. */
record AptSource(String uri, List<String> suites, List<String> components, Optional<String> keyring) {
    private static final Pattern ONE_LINE = Pattern.compile("deb\\s+(?:\\[([^\\]]*)\\]\\s+)?(\\S+)\\s+(\\S+)\\s*(.*)");
    private static final Pattern KEYRING = Pattern.compile("(?i)signed-by=(\\S+)");
    private static final Pattern COMMENT = Pattern.compile("#.*");

    AptSource {
        suites = List.copyOf(suites);
        components = List.copyOf(components);
    }

    /** The entries of a file in the style {@code deb URI SUITE COMPONENT...}. */
    static List<AptSource> ofLines(String text) {
        return text.lines()
                .map(line -> COMMENT.matcher(line).replaceFirst("").strip())
                .map(ONE_LINE::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> new AptSource(
                        matcher.group(2),
                        List.of(matcher.group(3)),
                        words(matcher.group(4)),
                        keyringOf(Optional.ofNullable(matcher.group(1)).orElse(""))))
                .toList();
    }

    /** The enabled entries of a file in the style of deb822: fields in paragraphs. */
    static List<AptSource> ofParagraphs(String text) {
        var sources = new ArrayList<AptSource>();
        var withoutComments = text.lines().filter(line -> !line.startsWith("#")).toList();
        for (var paragraph : String.join("\n", withoutComments).split("\n\\s*\n", -1)) {
            var fields = fields(paragraph);
            var isEnabled = !fields.getOrDefault("enabled", "yes").equalsIgnoreCase("no");
            if (isEnabled && words(fields.getOrDefault("types", "")).contains("deb")) {
                words(fields.getOrDefault("uris", "")).forEach(uri -> sources.add(ofFields(uri, fields)));
            }
        }
        return List.copyOf(sources);
    }

    /** The mirror of the distribution itself among all that is configured: not its security part, no third party. */
    static Optional<AptSource> mirror(List<AptSource> sources, String codename) {
        var candidates = sources.stream()
                .filter(source -> source.components().contains("main"))
                .filter(source -> Stream.of(codename, "stable", "testing", "unstable", "sid")
                        .anyMatch(source.suites()::contains))
                .toList();
        return candidates.stream().filter(AptSource::looksOwn).findFirst().or(() -> candidates.stream()
                .findFirst());
    }

    /** The entry for another suite of the same mirror, as one line. */
    String line(String suite) {
        var signed = keyring.map(path -> " signed-by=" + path).orElse("");
        return "deb [arch=amd64%s] %s %s main".formatted(signed, uri, suite);
    }

    private boolean looksOwn() {
        return uri.replaceFirst("/+$", "").endsWith("/debian")
                || keyring.filter(path -> path.contains("debian-archive")).isPresent();
    }

    private static AptSource ofFields(String uri, Map<String, String> fields) {
        var keyring = Optional.ofNullable(fields.get("signed-by")).filter(path -> path.startsWith("/"));
        return new AptSource(
                uri, words(fields.getOrDefault("suites", "")), words(fields.getOrDefault("components", "")), keyring);
    }

    private static Map<String, String> fields(String paragraph) {
        var fields = new HashMap<String, String>();
        var name = "";
        for (var line : paragraph.split("\n", -1)) {
            var colon = line.indexOf(':');
            if (line.startsWith(" ") || line.startsWith("\t")) {
                fields.merge(name, line.strip(), (first, more) -> first + " " + more);
            } else if (colon > 0) {
                name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
                fields.put(name, line.substring(colon + 1).strip());
            }
        }
        return fields;
    }

    private static Optional<String> keyringOf(String options) {
        var matcher = KEYRING.matcher(options);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
