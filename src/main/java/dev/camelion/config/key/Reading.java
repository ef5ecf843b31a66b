package dev.camelion.config.key;

import dev.camelion.error.ErrorCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** One pass over the settings: resolves placeholders and gathers whatever is wrong. One caller at a time. */
public final class Reading {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^{}]*)}}");
    private static final int LONGEST_VALUE_SHOWN = 60;

    private final UnaryOperator<String> placeholders;
    private final List<Problem> problems = new ArrayList<>();

    /** Takes what resolves the placeholders of a text; it throws an exception where one has no value. */
    public Reading(UnaryOperator<String> placeholders) {
        this.placeholders = placeholders;
    }

    public List<Problem> problems() {
        return problems.stream().sorted(Problem.IN_READING_ORDER).toList();
    }

    int problemCount() {
        return problems.size();
    }

    public void unreadable(Place place, String wrong, String hint) {
        problems.add(new Problem(ErrorCode.SETTINGS_UNREADABLE, place, wrong, hint));
    }

    public void unknown(Place place, Iterable<String> known) {
        var hint = Nearest.to(place.path(), known)
                .map(nearest -> "Did you mean " + nearest + "?")
                .orElse("Remove it");
        problems.add(new Problem(ErrorCode.SETTING_UNKNOWN, place, "is not a setting", hint));
    }

    /** Whether a mapping has no other keys than these; others are reported. */
    public boolean knowsAll(Node.Mapping mapping, Collection<String> keys) {
        var prefix = mapping.place().path() + ".";
        var strangers = mapping.entries().entrySet().stream()
                .filter(entry -> !keys.contains(entry.getKey()))
                .toList();
        strangers.forEach(entry -> unknown(
                entry.getValue().place(), keys.stream().map(prefix::concat).toList()));
        return strangers.isEmpty();
    }

    public void missing(Place place, String wrong, String hint) {
        problems.add(new Problem(ErrorCode.SETTING_MISSING, place, wrong, hint));
    }

    public void invalid(Place place, String wrong, String hint) {
        problems.add(new Problem(ErrorCode.SETTING_INVALID, place, wrong, hint));
    }

    /** The text with its placeholders resolved; nothing where one has no value, which is then reported. */
    public Optional<String> text(Node.Scalar scalar) {
        var raw = scalar.raw();
        if (!raw.contains("{{")) {
            return Optional.of(raw);
        }
        var resolved = resolved(raw);
        if (resolved.isEmpty()) {
            reportUnresolved(scalar);
        }
        return resolved;
    }

    /** A value as an error may show it: as it stands in the file, which keeps what a placeholder stands for unsaid. */
    static String shown(String raw) {
        var line = raw.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST_VALUE_SHOWN ? line : line.substring(0, LONGEST_VALUE_SHOWN) + "...";
    }

    private void reportUnresolved(Node.Scalar scalar) {
        var place = scalar.place();
        var reported = false;
        var matcher = PLACEHOLDER.matcher(scalar.raw());
        while (matcher.find()) {
            if (resolved(matcher.group()).isEmpty()) {
                reportUnresolved(place, matcher.group(1));
                reported = true;
            }
        }
        if (!reported) {
            invalid(place, "holds a placeholder that cannot be resolved", "See that it is written {{...}}");
        }
    }

    private Optional<String> resolved(String text) {
        try {
            return Optional.of(placeholders.apply(text));
        } catch (RuntimeException unresolved) {
            // its message may hold a part of the value, so it is not passed on
            return Optional.empty();
        }
    }

    private void reportUnresolved(Place place, String reference) {
        var parts = reference.strip().split(":", 2);
        var name = parts.length == 2 ? parts[1] : parts[0];
        switch (parts.length == 2 ? parts[0] : "") {
            case "env" ->
                missing(
                        place,
                        "needs the environment variable " + name + ", which is not set",
                        "Set it and start again");
            case "sys" ->
                missing(
                        place,
                        "needs the system property " + name + ", which is not set",
                        "Start with -D" + name + "=...");
            case "file" ->
                missing(place, "needs the file " + name + ", which cannot be read", "Create it, or correct its path");
            default ->
                missing(
                        place,
                        "needs {{" + shown(reference) + "}}, which has no value",
                        "Define it in config/application.properties, or put what looks it up on the class path");
        }
    }
}
