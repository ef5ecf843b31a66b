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

    /** Gives {@link #fromEngine}'s text to {@code out}; false, and nothing given, where it is SQL's NULL. */
    default boolean writeFromEngine(Object value, Adjustments adjustments, ValueSink out) {
        var text = fromEngine(value, adjustments);
        if (text != null) {
            out.text(text);
        }
        return text != null;
    }

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

    /** Gives {@link #fromCopy}'s text to {@code out}; false, and nothing given, where it is SQL's NULL. */
    default boolean writeFromCopy(byte[] value, Adjustments adjustments, ValueSink out) {
        var text = copyBytes(value, adjustments);
        if (text != null) {
            out.utf8(text);
        }
        return text != null;
    }

    /**
     * MySQL's expression of a short text without commas, equal to {@link #targetCanonical}'s exactly when the replica's
     * value is the right one; NULL for NULL. Long values are given by a digest.
     */
    String sourceCanonical(String quotedColumn);

    /** PostgreSQL's counterpart of {@link #sourceCanonical}. */
    String targetCanonical(String quotedColumn);

    /**
     * Whether canonical texts that differ mean that the values differ. Where not, {@link #comparable} decides: of
     * floating-point numbers, alone or in JSON documents, which both servers print alike as a rule only.
     */
    default boolean isDecidedByServers() {
        return true;
    }

    /** PostgreSQL's expression of the value as text, for people and for {@link #comparable}. */
    default String targetText(String quotedColumn) {
        return quotedColumn + "::text";
    }

    /** What {@link #fromCopy} gave, or what {@link #targetText} gives: equal afterwards exactly when the values are. */
    default String comparable(String text) {
        return text;
    }
}
