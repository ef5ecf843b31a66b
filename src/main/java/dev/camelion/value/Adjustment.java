package dev.camelion.value;

import java.util.Arrays;
import java.util.Optional;

/**
 * What was done to a value that PostgreSQL cannot hold as MySQL has it. The ids are stored and printed, and stable once
 * released: the setting and its option, or what the value met.
 */
public enum Adjustment {
    ZERO_DATE_NULL("zero-date-null", "zero-date: null", "zero date made NULL"),
    ZERO_DATE_EPOCH("zero-date-epoch", "zero-date: epoch", "zero date made 1970-01-01"),
    ZERO_DATE_MINUS_INFINITY("zero-date-infinity", "zero-date: -infinity", "zero date made -infinity"),
    ZERO_DATE_REFUSED("zero-date-fail", "zero-date: fail", "row refused for a zero date"),
    NUL_STRIPPED("nul-character-strip", "nul-character: strip", "NUL characters left out"),
    NUL_REPLACED("nul-character-replace", "nul-character: replace", "NUL characters made U+FFFD"),
    NUL_REFUSED("nul-character-fail", "nul-character: fail", "row refused for a NUL character"),
    TIME_NULL("time-out-of-range-null", "time-out-of-range: null", "time of no one day made NULL"),
    TIME_CLAMPED("time-out-of-range-clamp", "time-out-of-range: clamp", "time of no one day made 00:00 or 24:00"),
    TIME_REFUSED("time-out-of-range-fail", "time-out-of-range: fail", "row refused for a time of no one day"),
    BOOLEAN_TRUE("invalid-boolean-true", "invalid-boolean: true", "number other than 0 and 1 made true"),
    BOOLEAN_NULL("invalid-boolean-null", "invalid-boolean: null", "number other than 0 and 1 made NULL"),
    BOOLEAN_REFUSED("invalid-boolean-fail", "invalid-boolean: fail", "row refused for a number other than 0 and 1"),
    ZONE_GAP("zone-gap", "type-override, zone", "clock that the zone skips moved on by the gap"),
    ZONE_OVERLAP("zone-overlap", "type-override, zone", "clock that the zone has twice taken for the first"),
    CHARACTER_REPLACED("character-replaced", "always", "bytes that its character set lacks made a question mark");

    private final String id;
    private final String rule;
    private final String text;

    Adjustment(String id, String rule, String text) {
        this.id = id;
        this.rule = rule;
        this.text = text;
    }

    /** The adjustment of an id that is stored; nothing where a newer program stored it. */
    public static Optional<Adjustment> of(String id) {
        return Arrays.stream(values())
                .filter(adjustment -> adjustment.id.equals(id))
                .findFirst();
    }

    /** The adjustment as it is stored. */
    public String id() {
        return id;
    }

    /** The setting that asked for it. */
    public String rule() {
        return rule;
    }

    /** What was done, for people. */
    public String text() {
        return text;
    }
}
