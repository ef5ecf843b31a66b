package dev.camelion.capture;

import dev.camelion.model.BinlogPosition;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is done with schema changes that cannot be carried over, and the words an operator gave for some. Pure. */
public record DdlPolicy(Unsupported unsupported, List<Replacement> replacements) {
    /** Their tables are set aside, or go on with what is known, or capture stops before them. */
    public enum Unsupported {
        QUARANTINE,
        WARN,
        STOP
    }

    /**
     * Other words for one schema change, which is named by its place or by its own words.
     *
     * @param mysql read instead of what was logged
     * @param postgres run instead of the translation
     */
    public record Replacement(
            @Nullable BinlogPosition at,
            @Nullable String statement,
            @Nullable String mysql,
            @Nullable String postgres) {
        boolean isFor(@Nullable BinlogPosition place, String logged) {
            return at != null ? at.equals(place) : words(logged).equals(words(String.valueOf(statement)));
        }

        // clients send a statement with or without the sign that ends it
        private static String words(String sql) {
            var text = sql.strip();
            return text.endsWith(";") ? text.substring(0, text.length() - 1).strip() : text;
        }
    }

    public DdlPolicy {
        replacements = List.copyOf(replacements);
    }

    /** The words for the schema change that begins there, as the binlog has it. */
    Optional<Replacement> replacement(@Nullable BinlogPosition place, String logged) {
        return replacements.stream().filter(r -> r.isFor(place, logged)).findFirst();
    }

    boolean warns() {
        return unsupported == Unsupported.WARN;
    }

    boolean stops() {
        return unsupported == Unsupported.STOP;
    }
}
