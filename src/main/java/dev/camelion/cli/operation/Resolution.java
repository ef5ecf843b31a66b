package dev.camelion.cli.operation;

import dev.camelion.catalogue.errors.TableCounts;
import dev.camelion.model.TableId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What became of a discarded row, or of a table in quarantine.
 *
 * @param id the row's number; null of a table
 * @param counts null of a row, and where nothing was done
 * @param error why it is still refused: SQLSTATE and message
 */
public record Resolution(
        String source,
        @Nullable Long id,
        TableId table,
        Outcome outcome,
        @Nullable TableCounts counts,
        @Nullable String error) {
    /** How it stands now. */
    public enum Outcome {
        APPLIED,
        SUPERSEDED,
        SKIPPED,
        STILL_REFUSED;

        /** What the catalogue's state of a discarded row means. */
        public static Outcome ofState(String state) {
            return switch (state) {
                case "applied" -> APPLIED;
                case "superseded" -> SUPERSEDED;
                case "skipped" -> SKIPPED;
                default -> STILL_REFUSED;
            };
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** Whether nothing of it is refused any more. */
    public boolean isClean() {
        return outcome != Outcome.STILL_REFUSED && (counts == null || counts.discarded() == 0);
    }
}
