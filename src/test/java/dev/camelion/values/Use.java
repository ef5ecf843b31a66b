package dev.camelion.values;

/** As what a column of a type stands in a table. */
enum Use {
    NULLABLE,
    NOT_NULL,
    /** In a table without a key. */
    KEYLESS,
    /** With a virtual and a stored column generated from it. */
    GENERATED,
    /** As the primary key. */
    KEY
}
