package dev.camelion.config.key;

/** How often a user has to think about a setting. The order is that of the documentation. */
public enum Group {
    ESSENTIAL,
    OFTEN,
    RARELY
}
