package dev.camelion.config.key;

import org.jspecify.annotations.Nullable;

/**
 * One setting: its key, how often it is needed, the form of its value, its default as a user would write it, and
 * what it is for.
 */
public record Key<T>(
        String name,
        Group group,
        ValueType<T> type,
        boolean isRequired,
        @Nullable String fallback,
        String meaning) {
    public static <T> Key<T> required(String name, ValueType<T> type, String meaning) {
        return new Key<>(name, Group.ESSENTIAL, type, true, null, meaning);
    }

    public static <T> Key<T> optional(String name, Group group, ValueType<T> type, String meaning) {
        return new Key<>(name, group, type, false, null, meaning);
    }

    public static <T> Key<T> withDefault(String name, Group group, ValueType<T> type, String fallback, String meaning) {
        return new Key<>(name, group, type, false, fallback, meaning);
    }

    /** Gives the value back, or throws an IllegalArgumentException when it is out of this setting's limits. */
    public T check(T value) {
        if (!type.accepts(value)) {
            throw new IllegalArgumentException("%s must be %s, but is %s".formatted(name, type.form(), value));
        }
        return value;
    }
}
