package dev.camelion.value;

import org.jspecify.annotations.Nullable;

/** What becomes of a zero or partial date in a column that is NOT NULL; in a nullable column it becomes NULL. */
public enum ZeroDatePolicy {
    /** NULL: the target's column must allow it. */
    NULL(null, null),
    EPOCH("1970-01-01", "1970-01-01 00:00:00"),
    MINUS_INFINITY("-infinity", "-infinity"),
    /** As MySQL has it, which PostgreSQL refuses: the row is discarded with its reason. */
    FAIL("0000-00-00", "0000-00-00 00:00:00");

    private final @Nullable String date;
    private final @Nullable String timestamp;

    ZeroDatePolicy(@Nullable String date, @Nullable String timestamp) {
        this.date = date;
        this.timestamp = timestamp;
    }

    @Nullable
    String date() {
        return date;
    }

    @Nullable
    String timestamp() {
        return timestamp;
    }
}
