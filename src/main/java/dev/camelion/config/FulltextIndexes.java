package dev.camelion.config;

/** What FULLTEXT indexes become in the target. */
public enum FulltextIndexes {
    NONE,
    GIN
}
