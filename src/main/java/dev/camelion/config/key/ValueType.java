package dev.camelion.config.key;

import java.util.Optional;

/** What the value of a setting looks like, and how it is understood. */
public interface ValueType<T> {
    /** The form in words that follow "must be". */
    String form();

    /** The value, or nothing when there is none to use; then the reading knows why. */
    Optional<T> read(Node node, Reading reading);

    /** Whether a value made by a program is within the limits of this type. */
    default boolean accepts(T value) {
        return true;
    }
}
