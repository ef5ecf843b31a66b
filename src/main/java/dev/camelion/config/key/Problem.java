package dev.camelion.config.key;

import dev.camelion.error.ErrorCode;
import java.util.Comparator;

/** One thing wrong with the settings: where it is, what it is, and what to do. Never holds a secret. */
public record Problem(ErrorCode code, Place place, String wrong, String hint) {
    public static final Comparator<Problem> IN_READING_ORDER = Comparator.<Problem, String>comparing(
                    problem -> problem.place().file())
            .thenComparing(problem -> problem.place().line());

    @Override
    public String toString() {
        return "%s %s %s. %s".formatted(code.id(), place, wrong, hint.endsWith("?") ? hint : hint + ".");
    }
}
