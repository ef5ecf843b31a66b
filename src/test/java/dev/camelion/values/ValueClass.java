package dev.camelion.values;

/** What kind of value of its type a value is. */
enum ValueClass {
    NULL,
    DEFAULT,
    ZERO,
    MINIMUM,
    MAXIMUM,
    NASTY,
    RANDOM
}
