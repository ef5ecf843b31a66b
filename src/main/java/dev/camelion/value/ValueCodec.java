package dev.camelion.value;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/**
 * Carries the values of one column. What the engine delivers and what the copy reads give the same text for the same
 * value. Immutable; safe for many threads.
 *
 * <p>The expressions hold for sessions as {@code SourceConnections} opens them (UTC, utf8mb4, known sql_mode) and for
 * PostgreSQL sessions with {@code DateStyle} ISO, {@code IntervalStyle} postgres and {@code extra_float_digits} 1.
 */
public interface ValueCodec {
    /**
     * PostgreSQL's input text of a value as Debezium delivers it; null is SQL's NULL.
     *
     * @param value never null: the engine's NULL is NULL
     */
    @Nullable
    String fromEngine(Object value, Adjustments adjustments);

    /** MySQL's expression that gives the value in the bytes that {@link #fromCopy} reads. */
    default String selectExpression(String quotedColumn) {
        return quotedColumn;
    }

    /** The text that {@link #fromEngine} gives for the same value; the bytes are MySQL's text protocol in UTF-8. */
    @Nullable
    String fromCopy(byte[] value, Adjustments adjustments);

    /** {@link #fromCopy} in UTF-8; may be the array given. */
    default byte @Nullable [] copyBytes(byte[] value, Adjustments adjustments) {
        var text = fromCopy(value, adjustments);
        return text == null ? null : text.getBytes(UTF_8);
    }

    /**
     * MySQL's expression of a short text without commas, equal to {@link #targetCanonical}'s exactly when the replica's
     * value is the right one; NULL for NULL. Long values are given by their MD5. Two JSON texts may differ for the same
     * document (numbers with exponents): a difference has to be confirmed by {@link #sameValue}.
     */
    String sourceCanonical(String quotedColumn);

    /** PostgreSQL's counterpart of {@link #sourceCanonical}. */
    String targetCanonical(String quotedColumn);

    /** Whether both servers can form a canonical text; where not, rows are compared by {@link #sameValue} alone. */
    default boolean comparesOnServers() {
        return true;
    }

    /** PostgreSQL's expression of the value as the text that {@link #sameValue} compares. */
    default String targetText(String quotedColumn) {
        return quotedColumn + "::text";
    }

    /**
     * Whether PostgreSQL's text of a value is what it makes of the text that was sent to it. Called for values whose
     * canonical texts differ or do not exist.
     */
    default boolean sameValue(String sent, String stored) {
        return sent.equals(stored);
    }
}
