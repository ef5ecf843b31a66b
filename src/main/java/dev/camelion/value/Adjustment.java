package dev.camelion.value;

/**
 * What was done to a value that PostgreSQL cannot hold as MySQL has it, by the policy's name and its option. The ids are
 * stored and printed, and stable once released.
 */
public enum Adjustment {
    ZERO_DATE_NULL("zero-date-null", "zero date made NULL"),
    ZERO_DATE_EPOCH("zero-date-epoch", "zero date made 1970-01-01"),
    ZERO_DATE_MINUS_INFINITY("zero-date-infinity", "zero date made -infinity"),
    ZERO_DATE_REFUSED("zero-date-fail", "row refused for a zero date"),
    NUL_STRIPPED("nul-character-strip", "NUL characters left out"),
    NUL_REPLACED("nul-character-replace", "NUL characters made U+FFFD"),
    NUL_REFUSED("nul-character-fail", "row refused for a NUL character"),
    TIME_NULL("time-out-of-range-null", "time of no one day made NULL"),
    TIME_CLAMPED("time-out-of-range-clamp", "time of no one day made 00:00 or 24:00"),
    TIME_REFUSED("time-out-of-range-fail", "row refused for a time of no one day"),
    BOOLEAN_TRUE("invalid-boolean-true", "number other than 0 and 1 made true"),
    BOOLEAN_NULL("invalid-boolean-null", "number other than 0 and 1 made NULL"),
    BOOLEAN_REFUSED("invalid-boolean-fail", "row refused for a number other than 0 and 1"),
    ZONE_GAP("zone-gap", "wall clock that the zone skips moved on by the length of the gap"),
    ZONE_OVERLAP("zone-overlap", "wall clock that the zone has twice taken for the first"),
    CHARACTER_REPLACED(
            "character-replaced",
            "bytes that are no character of their character set made a question mark, as by MySQL");

    private final String id;
    private final String text;

    Adjustment(String id, String text) {
        this.id = id;
        this.text = text;
    }

    /** The adjustment as it is stored. */
    public String id() {
        return id;
    }

    /** What was done, for people. */
    public String text() {
        return text;
    }
}
